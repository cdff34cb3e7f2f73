import { type Html, html } from "./html.ts";
import { type Term, termRow } from "./term-row.ts";
import { type Lang, words } from "./words.ts";

interface Given {
  lang: Lang;
  title: string;
  text: string;
  next?: { href: string; label: string } | undefined;
  rows?: Term[];
}

/** A page that says one thing and offers the way on. */
export function slip({ lang, title, text, next, rows = [] }: Given): Html {
  return html` <header class="note"><strong>${words[lang].standIn}</strong> ${words[lang].standInMore}</header>
    <main class="slip">
      <h1>${title}</h1>
      <p class="muted">${text}</p>
      ${rows.length > 0 ? html`<dl>${rows.map(termRow)}</dl>` : null}
      ${next ? html`<a class="button" data-testid="next" href="${next.href}">${next.label}</a>` : null}
    </main>`;
}
