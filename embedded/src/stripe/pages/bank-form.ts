import { ACCOUNTS } from "../flows/bank-debits.ts";
import { type PayForm, spaced } from "./card-form.ts";
import { type Html, html } from "./html.ts";
import { type Lang, words } from "./words.ts";

/** The other way to pay once: its money comes days later, or does not. */
export function bankForm(form: PayForm, lang: Lang, problem: Html | null, email: Html | null, total: string): Html {
  const say = words[lang];
  return html`<details class="other" ${form.means === "bank" ? html`open` : null}>
    <summary>${say.payByBank}</summary>
    <form method="post" id="bank" aria-label="${say.payByBank}">
      <input type="hidden" name="means" value="bank" />
      ${problem}${email}
      <label class="field"
        ><span>${say.iban}</span
        ><input name="iban" autocomplete="off" spellcheck="false" maxlength="42" required value="${form.iban}"
      /></label>
      <label class="field"
        ><span>${say.accountName}</span><input name="name" autocomplete="off" maxlength="100" value="${form.name}"
      /></label>
      <button class="button" id="pay-bank" data-testid="pay-bank" data-busy="${say.paying}">
        ${say.payByBankShort} ${total}
      </button>
      <p class="after">${say.bankLater}</p>
      <ul>
        ${ACCOUNTS.map((account) => html`<li><code>${spaced(account.iban)}</code>: ${say[account.say]}</li>`)}
      </ul>
    </form>
  </details>`;
}
