import { type Html, html } from "./html.ts";

export interface Term {
  term: string;
  value: string | Html;
  testId?: string;
  /** The last line of a bill. */
  total?: boolean;
}

/** A line of a `<dl>`: what, and how much. */
export function termRow({ term, value, testId, total = false }: Term): Html {
  const shown = testId ? html`<dd data-testid="${testId}">${value}</dd>` : html`<dd>${value}</dd>`;
  return html`<div class="${total ? "total" : ""}">
    <dt>${term}</dt>
    ${shown}
  </div>`;
}
