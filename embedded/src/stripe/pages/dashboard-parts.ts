import { type Html, html } from "./html.ts";

export const SHOWN = 25;

export function listed(rows: Html[], empty: string): Html {
  return rows.length > 0
    ? html`<ol>
        ${rows}
      </ol>`
    : html`<p class="muted">${empty}</p>`;
}

export function button(action: string, label: string, look = ""): Html {
  return html`<form method="post" action="/dashboard/${action}"><button class="${look}">${label}</button></form>`;
}

/** A button with the amount that it needs, in whole units: "7.90". */
export function amountButton(action: string, label: string, field: string, value = ""): Html {
  return html`<form method="post" action="/dashboard/${action}">
    <input
      name="amount"
      inputmode="decimal"
      autocomplete="off"
      size="7"
      required
      aria-label="${field}"
      value="${value}"
    /><button>${label}</button>
  </form>`;
}

export function state(status: string, good: boolean | null): Html {
  return html`<span class="state ${good === null ? "" : good ? "good" : "bad"}">${status}</span>`;
}
