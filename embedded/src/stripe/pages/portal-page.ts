import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { type Html, html } from "./html.ts";
import { date, money, rhythm } from "./money.ts";
import { type PortalWords, portalWords } from "./portal-words.ts";
import { type Lang, words } from "./words.ts";

type Subscription = Of<"subscription">;

interface Given {
  store: Store;
  session: Of<"billing_portal.session">;
  lang: Lang;
  /** What went wrong with the last press. */
  problem: string | null;
}

/** The first page: the plan, the card, the invoices. */
export function portalPage({ store, session, lang, problem }: Given): Html {
  const say = portalWords[lang];
  const at = `/p/session/${session.id}`;
  const customer = store.get("customer", session.customer);
  const subscriptions = store
    .all("subscription", { "$.customer": customer.id })
    .filter(({ ended_at }) => ended_at === null)
    .toReversed();
  const invoices = store.page("invoice", "", { limit: 24 }, { "$.customer": customer.id }).data;
  return html`${note(lang)}
    <main class="portal">
      ${session.return_url ? html`<a class="back" data-testid="return" href="${session.return_url}"><span aria-hidden="true">←</span> ${say.back}</a>` : null}
      <h1>${say.title}</h1>
      <p class="muted">${customer.email ?? customer.name ?? ""}</p>
      ${problem ? html`<div class="alert" role="alert" data-testid="problem"><p>${problem}</p></div>` : null}
      ${
        subscriptions.length > 0
          ? subscriptions.map((each) => planCard(store, each, at, lang))
          : html`<section><p>${say.none}</p></section>`
      }
      <section aria-labelledby="card">
        <h2 id="card">${say.card}</h2>
        <p data-testid="card">${cardLine(store, customer, subscriptions[0], say)}</p>
        <div class="acts"><a class="ghost" data-testid="change-card" href="${at}/card">${say.changeCard}</a></div>
      </section>
      <section aria-labelledby="invoices">
        <h2 id="invoices">${say.invoices}</h2>
        ${
          invoices.length === 0
            ? html`<p>${say.noInvoices}</p>`
            : html`<ul>
                ${invoices.map((each) => invoiceRow(each, lang))}
              </ul>`
        }
      </section>
    </main>`;
}

export function note(lang: Lang): Html {
  return html`<header class="note"><strong>${words[lang].standIn}</strong> ${words[lang].standInMore}</header>`;
}

export function planName(store: Store, price: Of<"price">): string {
  return store.get("product", price.product).name;
}

export function planPrice(price: Of<"price">, lang: Lang, quantity = 1): string {
  return `${money((price.unit_amount ?? 0) * quantity, price.currency, lang)} ${rhythm(price.recurring, lang)}`;
}

function planCard(store: Store, subscription: Subscription, at: string, lang: Lang): Html {
  const say = portalWords[lang];
  const [item] = subscription.items.data;
  if (!item) return html``;
  const here = `${at}/subscriptions/${subscription.id}`;
  const next = nextPhase(store, subscription);
  const ends = subscription.cancel_at !== null;
  const keeps = ends || next !== null;
  return html`<section data-testid="subscription">
    <p class="muted">${say.current}</p>
    <h2>${planName(store, item.price)}</h2>
    <p class="price">${planPrice(item.price, lang, item.quantity)}</p>
    <p data-testid="when">${whenLine(subscription, say, lang)}</p>
    ${
      next
        ? html`<p data-testid="next">
            ${say.comes} <strong>${planName(store, next.price)}</strong> (${planPrice(next.price, lang)}) ${say.on}
            ${date(next.at, lang)}.
          </p>`
        : null
    }
    ${troubleOf(subscription, say)}
    <div class="acts">
      ${
        keeps
          ? html`<form method="post" action="${here}/resume">
              <button class="button" data-testid="resume">${ends ? say.resume : say.keep}</button>
            </form>`
          : null
      }
      <a class="ghost" data-testid="change-plan" href="${here}/plan">${say.change}</a>
      ${ends ? null : html`<a class="ghost" data-testid="cancel" href="${here}/cancel">${say.cancel}</a>`}
    </div>
  </section>`;
}

function whenLine(subscription: Subscription, say: PortalWords, lang: Lang): string {
  if (subscription.cancel_at !== null) return `${say.ends} ${date(subscription.cancel_at, lang)}.`;
  const end = Math.min(...subscription.items.data.map((item) => item.current_period_end));
  return `${subscription.status === "trialing" ? say.trialUntil : say.renews} ${date(end, lang)}.`;
}

function troubleOf({ status }: Subscription, say: PortalWords): Html | null {
  const text =
    status === "past_due" ? say.pastDue : status === "unpaid" ? say.unpaid : status === "incomplete" ? say.incomplete : null;
  return text === null ? null : html`<div class="alert" role="status"><p>${text}</p></div>`;
}

/** Another plan that a schedule brings. */
function nextPhase(store: Store, { schedule: id }: Subscription): { price: Of<"price">; at: number } | null {
  const schedule = id ? store.find("subscription_schedule", id) : undefined;
  const next = schedule?.phases.find(({ start_date }) => start_date === schedule.current_phase?.end_date);
  const price = next?.items[0]?.price;
  return next && price ? { price: store.get("price", price), at: next.start_date } : null;
}

function cardLine(store: Store, customer: Of<"customer">, subscription: Subscription | undefined, say: PortalWords): string {
  const id = subscription?.default_payment_method ?? customer.invoice_settings.default_payment_method;
  const card = id ? store.find("payment_method", id)?.card : undefined;
  if (!card) return say.noCard;
  return `${card.brand} ···· ${card.last4}, ${say.expires} ${String(card.exp_month).padStart(2, "0")}/${card.exp_year}`;
}

function invoiceRow(invoice: Of<"invoice">, lang: Lang): Html {
  const say = portalWords[lang];
  const state = invoice.status === "paid" ? say.paid : invoice.status === "void" ? say.void : say.open;
  return html`<li>
    <div>
      <a href="/i/${invoice.id}">${date(invoice.created, lang)}</a><br />
      <span class="state ${invoice.status === "paid" ? "good" : "bad"}">${state}</span>
    </div>
    <span>${money(invoice.total, invoice.currency, lang)}</span>
  </li>`;
}
