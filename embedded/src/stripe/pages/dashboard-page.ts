import { nextStep } from "../flows/agenda.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { createWorld } from "../world.ts";
import { button, listed, SHOWN } from "./dashboard-parts.ts";
import { paymentsSection } from "./dashboard-payments.ts";
import { pricesSection } from "./dashboard-prices.ts";
import { type Html, html } from "./html.ts";
import { date, money, rhythm } from "./money.ts";

interface Delivery {
  status: string;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
}

export function dashboardPage(store: Store): Html {
  const customers = store.page("customer", "", { limit: SHOWN });
  const subscriptions = store.page("subscription", "", { limit: SHOWN });
  const events = store.page("event", "", { limit: SHOWN });
  return html` <header class="note">
      <strong>A stand-in for Stripe.</strong> It runs on this machine, and no money moves here.
    </header>
    <main class="board">
      <h1>Stripe stand-in</h1>
      <p class="muted">What Stripe's own dashboard would show: the newest ${SHOWN} of each.</p>
      <h2>Subscriptions</h2>
      ${listed(
        subscriptions.data.map((each) => subscriptionRow(store, each)),
        "None yet. Buy a plan on the site.",
      )}
      ${paymentsSection(store)} ${pricesSection(store)}
      <h2>Customers</h2>
      ${listed(
        customers.data.map(
          (each) =>
            html`<li>
              <div>${each.email ?? each.name ?? "No e-mail"}<br /><code>${each.id}</code></div>
              <span class="muted">${date(each.created, "en")}</span>
            </li>`,
        ),
        "None yet. The first checkout makes one.",
      )}
      <h2>Events</h2>
      <p class="muted">Each goes to the webhook, signed, and again until it answers 2xx.</p>
      ${listed(
        events.data.map((each) => eventRow(store, each)),
        "None yet.",
      )}
    </main>`;
}

function subscriptionRow(store: Store, each: Of<"subscription">): Html {
  const item = each.items.data[0];
  const customer = store.find("customer", each.customer);
  const price = item
    ? `${money((item.price.unit_amount ?? 0) * (item.quantity ?? 1), item.price.currency, "en")} ${rhythm(item.price.recurring, "en")}`
    : "";
  const until = each.cancel_at
    ? `, ends on ${date(each.cancel_at, "en")}`
    : item && each.ended_at === null
      ? `, renews on ${date(item.current_period_end, "en")}`
      : "";
  const next = nextStep(createWorld(store, null), each);
  const clock = each.test_clock ? store.find("test_helpers.test_clock", each.test_clock) : undefined;
  const good = each.status === "active" || each.status === "trialing";
  return html`<li>
    <div>
      ${customer?.email ?? each.customer}: ${price}<br /><span class="state ${good ? "good" : "bad"}">${each.status}</span
      >${until}${clock ? `; it is ${date(clock.frozen_time, "en")} for this customer` : ""}<br /><code>${each.id}</code>
    </div>
    ${next ? button(`subscriptions/${each.id}/skip`, `Skip to ${date(next.at, "en")}`) : null}
    ${each.ended_at === null ? html`${each.cancel_at ? button(`subscriptions/${each.id}/resume`, "Keep it") : button(`subscriptions/${each.id}/cancel-later`, "Cancel at period end")} ${button(`subscriptions/${each.id}/cancel`, "Cancel now", "danger")}` : null}
  </li>`;
}

function eventRow(store: Store, event: Of<"event">): Html {
  const deliveries = store.sql
    .prepare(
      "select status, attempts, last_status as lastStatus, last_error as lastError from deliveries where event_id = ? order by id",
    )
    .all(event.id) as unknown as Delivery[];
  return html`<li>
    <div>${event.type}<br /><code>${event.id}</code></div>
    <div>${deliveries.length === 0 ? html`<span class="muted">No endpoint wanted it</span>` : deliveries.map(stateOf)}</div>
    ${button(`events/${event.id}/resend`, "Send again")}
  </li>`;
}

function stateOf({ status, attempts, lastStatus, lastError }: Delivery): Html {
  const tries = `${attempts} ${attempts === 1 ? "attempt" : "attempts"}`;
  if (status === "succeeded")
    return html`<span class="state good">Delivered</span> <span class="muted">${lastStatus}, ${tries}</span>`;
  if (status === "failed") return html`<span class="state bad">Given up</span> <span class="muted">${lastError}, ${tries}</span>`;
  return html`<span class="state">Waiting</span> <span class="muted">${lastError ? `${lastError}, ` : ""}${tries}</span>`;
}
