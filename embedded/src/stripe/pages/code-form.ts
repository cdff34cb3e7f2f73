import { type Html, html } from "./html.ts";
import { type Lang, words } from "./words.ts";

export interface CodeGiven {
  /** The code that counts already. */
  applied: string | null;
  /** It counts for the renewals, too. */
  forever: boolean;
  /** What was typed and is none. */
  wrong: string | null;
}

/** A promotion code: typed, or taken away again. */
export function codeForm(session: string, lang: Lang, { applied, wrong }: CodeGiven): Html {
  const say = words[lang];
  const action = `/c/pay/${session}/code`;
  if (applied !== null)
    return html`<form class="code" method="post" action="${action}" data-testid="code">
      <p><strong>${applied}</strong></p>
      <button class="ghost" data-testid="remove-code">${say.removeCode}</button>
    </form>`;
  return html`<details class="code" ${wrong === null ? null : html`open`}>
    <summary data-testid="have-code">${say.haveCode}</summary>
    <form class="code" method="post" action="${action}" data-testid="code">
      <label class="field"
        ><span>${say.code}</span
        ><input
          name="code"
          autocomplete="off"
          maxlength="50"
          required
          value="${wrong ?? ""}"
          ${wrong === null ? null : html` aria-invalid="true" aria-describedby="code-problem"`}
      /></label>
      <button class="ghost" data-testid="apply-code">${say.applyCode}</button>
      ${wrong === null ? null : html`<p class="alert" role="alert" id="code-problem" data-testid="code-problem">${say.wrongCode}</p>`}
    </form>
  </details>`;
}
