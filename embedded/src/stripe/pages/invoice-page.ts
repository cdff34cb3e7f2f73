import type { Of } from "../wire/stored.ts";
import { cardFields } from "./card-fields.ts";
import type { PayForm } from "./card-form.ts";
import { type Html, html } from "./html.ts";
import { date, money } from "./money.ts";
import { termRow } from "./term-row.ts";
import { type Lang, words } from "./words.ts";

interface Given {
  invoice: Of<"invoice">;
  lang: Lang;
  form: PayForm;
  problem: string | null;
}

/** An invoice, and as long as it is open the way to pay it. */
export function invoicePage({ invoice, lang, form, problem }: Given): Html {
  const say = words[lang];
  const open = invoice.status === "open";
  const state = open ? say.open : invoice.status === "void" ? say.invoiceVoid : say.paid;
  const sum = (amount: number) => money(amount, invoice.currency, lang);
  const off = (invoice.total_discount_amounts ?? []).reduce((total, { amount }) => total + amount, 0);
  const credit = invoice.amount_due - invoice.total;
  const rows = [
    ...invoice.lines.data.map((line) => ({ term: line.description ?? "", value: sum(line.amount) })),
    ...(off > 0 ? [{ term: say.discount, value: sum(-off) }] : []),
    ...(credit === 0 ? [] : [{ term: say.balance, value: sum(credit) }]),
  ];
  const due = open ? invoice.amount_remaining : invoice.amount_due;
  return html`<header class="note"><strong>${say.standIn}</strong> ${say.standInMore}</header>
    <main class="portal">
      <h1>${say.invoice} ${invoice.number ?? ""}</h1>
      <p class="muted" data-testid="state">${state} · ${date(invoice.created, lang)}</p>
      ${problem ? html`<div class="alert" role="alert" id="problem" data-testid="problem"><p>${problem}</p></div>` : null}
      <section>
        <dl>
          ${rows.map(termRow)} ${termRow({ term: open ? say.toPay : say.total, value: sum(due), testId: "total", total: true })}
        </dl>
      </section>
      ${
        open
          ? html`<section>
              <form method="post" aria-labelledby="with">
                <h2 id="with">${say.payWith}</h2>
                ${cardFields(form, lang, problem !== null)}
                <button class="button" data-testid="pay" data-busy="${say.paying}">${say.pay} ${sum(due)}</button>
              </form>
            </section>`
          : null
      }
    </main>`;
}
