import type { LineItem } from "../objects/line-item.ts";
import type { Of } from "../wire/stored.ts";
import { type Html, html } from "./html.ts";
import { money, rhythm } from "./money.ts";
import { type Lang, words } from "./words.ts";

export interface CardForm {
  number: string;
  expiry: string;
  cvc: string;
  name: string;
  email: string;
}

interface Given {
  session: Of<"checkout.session">;
  lines: LineItem[];
  lang: Lang;
  form: CardForm;
  /** What went wrong with the last press. */
  problem: string | null;
}

export function checkoutPage({ session, lines, lang, form, problem }: Given): Html {
  const say = words[lang];
  const currency = session.currency ?? "usd";
  const total = money(session.amount_total ?? 0, currency, lang);
  const every = rhythm(lines[0]?.price?.recurring, lang);
  const knownEmail = session.customer_details?.email ?? null;
  return html` <header class="note"><strong>${say.standIn}</strong> ${say.standInMore}</header>
    <main class="pay">
      <section>
        ${session.cancel_url ? html`<a class="back" id="cancel" data-testid="cancel" href="${session.cancel_url}"><span aria-hidden="true">←</span> ${say.back}</a>` : null}
        <p class="what"><strong>Call-a-Vet</strong> · ${say.subscribe} ${lines.map((line) => line.description).join(", ")}</p>
        <h1 class="amount">${total}<small>${every}</small></h1>
        <dl class="${lines.length === 1 ? "single" : ""}">
          ${lines.map(
            (line) =>
              html`<div>
                <dt>${line.description}${(line.quantity ?? 1) > 1 ? ` × ${line.quantity ?? 1}` : ""}</dt>
                <dd>${money(line.amount_total, currency, lang)}</dd>
              </div>`,
          )}
          <div class="total">
            <dt>${say.totalToday}</dt>
            <dd>${total}</dd>
          </div>
        </dl>
      </section>
      <form method="post" id="card" aria-labelledby="with">
        <h2 id="with">${say.payWith}</h2>
        ${problem ? html`<div class="alert" role="alert" id="problem" data-testid="problem"><p>${problem}</p></div>` : null}
        ${knownEmail ? html`<p class="who">${knownEmail}</p>` : html`<label class="field"><span>${say.email}</span><input name="email" type="email" autocomplete="email" required value="${form.email}" /></label>`}
        <label class="field"
          ><span>${say.number}</span
          ><input
            name="number"
            inputmode="numeric"
            autocomplete="off"
            maxlength="23"
            required
            value="${form.number}"
            ${problem ? html` aria-invalid="true" aria-describedby="problem"` : null}
        /></label>
        <div class="pair">
          <label class="field"
            ><span>${say.expiry}</span
            ><input name="expiry" inputmode="numeric" autocomplete="off" maxlength="9" required value="${form.expiry}"
          /></label>
          <label class="field"
            ><span>${say.cvc}</span
            ><input name="cvc" inputmode="numeric" autocomplete="off" maxlength="4" required value="${form.cvc}"
          /></label>
        </div>
        <label class="field"
          ><span>${say.name}</span><input name="name" autocomplete="off" maxlength="100" value="${form.name}"
        /></label>
        <button class="button" id="pay" data-testid="pay" data-busy="${say.paying}">${say.pay} ${total}</button>
        <p class="after">${say.renews}</p>
        <details>
          <summary>${say.testCards}</summary>
          <ul>
            <li><code>4242 4242 4242 4242</code>: ${say.worksCard}</li>
            <li><code>4000 0000 0000 0002</code>: ${say.declineCard}</li>
            <li><code>4000 0000 0000 9995</code>: ${say.poorCard}</li>
          </ul>
        </details>
      </form>
    </main>`;
}

/** The page works without it. With it, a second press is not even sent, and the number is spaced while it is typed. */
export const checkoutScript = html`
  const form = document.getElementById("card"), pay = document.getElementById("pay"), label = pay.textContent;
  form.addEventListener("submit", (event) => { if (pay.getAttribute("aria-disabled")) return event.preventDefault();
  pay.setAttribute("aria-disabled", "true"); pay.textContent = pay.dataset.busy; }); addEventListener("pageshow", () => {
  pay.removeAttribute("aria-disabled"); pay.textContent = label; }); form.elements.number.addEventListener("input", (event) => {
  const field = event.target; if (field.selectionStart === field.value.length) field.value = field.value.replace(/[^0-9]/g,
  "").replace(/(.{4})(?=.)/g, "$1 ").slice(0, 23); });
`;
