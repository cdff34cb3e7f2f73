import { type Html, html } from "./html.ts";
import { termRow } from "./term-row.ts";
import { type Lang, words } from "./words.ts";

/** The card's bank asks its holder. The way back is a form too: nothing is decided by a mere visit. */
export function bankPage({ lang, amount, shop }: { lang: Lang; amount: string; shop: string }): Html {
  const say = words[lang];
  return html` <header class="note"><strong>${say.standIn}</strong> ${say.standInMore}</header>
    <main class="slip">
      <h1>${say.bankTitle}</h1>
      <p class="muted">${say.bankMore}</p>
      <dl>${termRow({ term: shop, value: amount })}</dl>
      <form method="post" class="answers">
        <button class="button" name="answer" value="approve" id="approve" data-testid="approve">${say.bankApprove}</button>
        <button class="button plain" name="answer" value="refuse" id="refuse" data-testid="refuse">${say.bankRefuse}</button>
      </form>
    </main>`;
}
