import { CARDS } from "../flows/cards.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { cardFields } from "./card-fields.ts";
import { type PayForm, spaced } from "./card-form.ts";
import { type Html, html } from "./html.ts";
import { date, money } from "./money.ts";
import { note, planName, planPrice } from "./portal-page.ts";
import { portalWords } from "./portal-words.ts";
import { termRow } from "./term-row.ts";
import { type Lang, words } from "./words.ts";

interface Step {
  /** Where the way back leads. */
  home: string;
  lang: Lang;
  problem?: string | null;
}

interface Frame extends Step {
  title: string;
  more: string;
  body: Html;
}

function frame({ home, lang, title, more, problem, body }: Frame): Html {
  return html`${note(lang)}
    <main class="portal">
      <a class="back" data-testid="home" href="${home}"><span aria-hidden="true">←</span> ${portalWords[lang].home}</a>
      <h1>${title}</h1>
      <p class="muted">${more}</p>
      ${problem ? html`<div class="alert" role="alert" id="problem" data-testid="problem"><p>${problem}</p></div>` : null}
      <section>${body}</section>
    </main>`;
}

export function plansStep(step: Step & { store: Store; plans: Of<"price">[]; here: string }): Html {
  const { store, plans, here, lang } = step;
  const say = portalWords[lang];
  const body =
    plans.length === 0
      ? html`<p>${say.noPlans}</p>`
      : html`<ul>
          ${plans.map(
            (price) =>
              html`<li>
                <span><strong>${planName(store, price)}</strong><br />${planPrice(price, lang)}</span>
                <a
                  class="ghost"
                  data-testid="choose"
                  data-price="${price.id}"
                  href="${here}/${price.id}"
                  aria-label="${say.choose} ${planName(store, price)}, ${planPrice(price, lang)}"
                  >${say.choose}</a
                >
              </li>`,
          )}
        </ul>`;
  return frame({ ...step, title: say.chooseTitle, more: say.chooseMore, body });
}

interface ConfirmGiven extends Step {
  store: Store;
  from: Of<"price">;
  to: Of<"price">;
  /** What is paid now, or when the change is made. */
  due: { amount: number; currency: string } | { at: number };
}

export function confirmStep(step: ConfirmGiven): Html {
  const { store, from, to, due, lang } = step;
  const say = portalWords[lang];
  const now = "amount" in due;
  const plan = (price: Of<"price">) => html`${planName(store, price)}<br />${planPrice(price, lang)}`;
  const body = html`<dl>
      ${termRow({ term: say.from, value: plan(from) })} ${termRow({ term: say.to, value: plan(to) })}
      ${now ? termRow({ term: say.dueNow, value: money(due.amount, due.currency, lang), testId: "due", total: true }) : null}
    </dl>
    <p class="muted">${now ? say.proration : `${say.dueLater} ${date(due.at, lang)}.`}</p>
    <form method="post">
      <button class="button" data-testid="confirm" data-busy="${say.confirming}">${say.confirm}</button>
    </form>`;
  return frame({ ...step, title: say.confirmTitle, more: "", body });
}

export function cancelStep(step: Step & { until: number }): Html {
  const say = portalWords[step.lang];
  const body = html`<form method="post">
      <button class="button danger" data-testid="confirm" data-busy="${say.canceling}">${say.cancelConfirm}</button>
    </form>
    <a class="ghost" href="${step.home}">${say.cancelBack}</a>`;
  return frame({ ...step, title: say.cancelTitle, more: `${say.cancelMore} ${date(step.until, step.lang)}.`, body });
}

export function cardStep(step: Step & { form: PayForm }): Html {
  const { form, lang, problem = null } = step;
  const say = portalWords[lang];
  const body = html`<form method="post">
      ${cardFields(form, lang, problem !== null)}
      <button class="button" data-testid="save" data-busy="${say.saving}">${say.save}</button>
    </form>
    <details>
      <summary>${words[lang].testCards}</summary>
      <ul>
        ${CARDS.filter((card) => !card.decline || card.attaches).map(
          (card) => html`<li><code>${spaced(card.number)}</code> <span>${words[lang][card.say]}</span></li>`,
        )}
      </ul>
    </details>`;
  return frame({ ...step, title: say.cardTitle, more: say.cardMore, body });
}
