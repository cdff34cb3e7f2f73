import type { LineItem } from "../objects/line-item.ts";
import type { Of } from "../wire/stored.ts";
import { CARDS } from "../flows/cards.ts";
import { bankForm } from "./bank-form.ts";
import { cardFields } from "./card-fields.ts";
import { type PayForm, spaced } from "./card-form.ts";
import { type Html, html } from "./html.ts";
import { type CodeGiven, codeForm } from "./code-form.ts";
import { date, money, rhythm } from "./money.ts";
import { termRow } from "./term-row.ts";
import { type Lang, words } from "./words.ts";

interface Given {
  session: Of<"checkout.session">;
  lines: LineItem[];
  lang: Lang;
  form: PayForm;
  /** What went wrong with the last press. */
  problem: string | null;
  /** What is sold after a free trial: its last day. */
  trialEnd: number | null;
  codes: CodeGiven;
}

export function checkoutPage({ session, lines, lang, form, problem, trialEnd, codes }: Given): Html {
  const say = words[lang];
  const currency = session.currency ?? "usd";
  const total = money(session.amount_total ?? 0, currency, lang);
  const every = rhythm(lines[0]?.price?.recurring, lang);
  const knownEmail = session.customer_details?.email ?? null;
  const off = session.total_details?.amount_discount ?? 0;
  const [first] = lines;
  // What the renewals cost, when it is not what is paid today.
  const full = (first?.price?.unit_amount ?? 0) * (first?.quantity ?? 1);
  const later = money(codes.forever ? (session.amount_total ?? 0) : full, currency, lang);
  const plain = trialEnd === null && off === 0;
  const once = session.mode === "payment";
  const alert = problem ? html`<div class="alert" role="alert" id="problem" data-testid="problem"><p>${problem}</p></div>` : null;
  const [cardAlert, bankAlert] = form.means === "bank" ? [null, alert] : [alert, null];
  const email = knownEmail
    ? html`<p class="who">${knownEmail}</p>`
    : html`<label class="field"
        ><span>${say.email}</span><input name="email" type="email" autocomplete="email" required value="${form.email}"
      /></label>`;
  return html` <header class="note"><strong>${say.standIn}</strong> ${say.standInMore}</header>
    <main class="pay">
      <section>
        ${session.cancel_url ? html`<a class="back" id="cancel" data-testid="cancel" href="${session.cancel_url}"><span aria-hidden="true">←</span> ${say.back}</a>` : null}
        <p class="what"><strong>Call-a-Vet</strong> · ${once ? say.buy : say.subscribe} ${lines.map(counted).join(", ")}</p>
        <h1 class="amount">${total}<small>${plain ? every : ""}</small></h1>
        ${trialEnd === null ? null : html`<p class="what" data-testid="trial">${say.trialUntil} ${date(trialEnd, lang)}.</p>`}
        <dl class="${lines.length === 1 && off === 0 ? "single" : ""}">
          ${lines.map((line) => termRow({ term: counted(line), value: money(line.amount_subtotal, currency, lang) }))}
          ${off > 0 ? termRow({ term: say.discount, value: money(-off, currency, lang), testId: "discount" }) : null}
          ${termRow({ term: say.totalToday, value: total, total: true })}
        </dl>
        ${session.allow_promotion_codes ? codeForm(session.id, lang, codes) : null}
      </section>
      <div class="ways">
        <form method="post" id="card" aria-labelledby="with">
          <h2 id="with">${trialEnd === null ? say.payWith : say.card}</h2>
          ${cardAlert}${email} ${cardFields(form, lang, cardAlert !== null)}
          <button class="button" id="pay" data-testid="pay" data-busy="${say.paying}">
            ${trialEnd === null ? html`${say.pay} ${total}` : say.startTrial}
          </button>
          <p class="after" data-testid="after">
            ${once ? say.once : plain ? say.renews : `${say.renewsThen} ${later} ${every} ${say.untilCanceled}`}
          </p>
          <details>
            <summary>${say.testCards}</summary>
            <ul>
              ${CARDS.map((card) => html`<li><code>${spaced(card.number)}</code>: ${say[card.say]}</li>`)}
            </ul>
          </details>
        </form>
        ${once ? bankForm(form, lang, bankAlert, knownEmail ? null : email, total) : null}
      </div>
    </main>`;
}

/** "Chat extra × 2". On a phone this is all that is told of a single line. */
function counted({ description, quantity }: LineItem): string {
  return `${description ?? ""}${(quantity ?? 1) > 1 ? ` × ${quantity ?? 1}` : ""}`;
}
