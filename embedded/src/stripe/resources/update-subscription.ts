import type { Stripe } from "stripe";
import { billPeriod } from "../flows/bill-period.ts";
import { periodEnd } from "../flows/period.ts";
import { resolveMethod } from "../flows/save-card.ts";
import { recurringOf } from "../flows/start-subscription.ts";
import { type Item, planOf } from "../objects/subscription-item.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { bool, integer, list, metadata, oneOf, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Subscription = Of<"subscription">;
interface ItemChange {
  id?: string | undefined;
  price?: string | undefined;
  quantity?: number | undefined;
}

const updateParams = params<Stripe.SubscriptionUpdateParams>()({
  items: list(
    params<Stripe.SubscriptionUpdateParams.Item>()({ id: text.optional(), price: text.optional(), quantity: integer.optional() }),
  ).optional(),
  metadata: metadata.optional(),
  cancel_at_period_end: bool.optional(),
  default_payment_method: text.optional(),
  // Prorated money comes with the change of plan; until then a change is free until the next period.
  proration_behavior: oneOf("none").optional(),
});

export const updateSubscription = endpoint("POST", "/v1/subscriptions/:id", updateParams, ({ world, params: given, id }) => {
  const current = world.store.get("subscription", id);
  if (current.ended_at !== null && (given.items || given.cancel_at_period_end !== undefined)) {
    throw invalid("A canceled subscription can only update its cancellation_details and metadata.");
  }
  const now = world.now(current.customer);
  const customer = world.store.get("customer", current.customer);
  const method =
    given.default_payment_method && resolveMethod(world, customer, given.default_payment_method, "default_payment_method").id;
  const items = changedItems(world, current, given.items ?? [], now);
  const restarts = items.some((item, index) => item.current_period_start !== current.items.data[index]?.current_period_start);
  const changed = world.store.put<Subscription>({
    ...current,
    metadata: mergeMetadata(current.metadata, given.metadata),
    default_payment_method: method || current.default_payment_method,
    items: { ...current.items, data: items },
    billing_cycle_anchor: restarts ? now : current.billing_cycle_anchor,
    ...scheduled(current, items, given.cancel_at_period_end, now),
  });
  const bill = restarts ? billPeriod(world, changed, "subscription_update") : null;
  const updated = bill
    ? world.store.put<Subscription>({ ...changed, latest_invoice: bill.invoice.id, status: bill.paid ? "active" : "past_due" })
    : changed;
  world.emit("customer.subscription.updated", updated, differences(current, updated));
  bill?.announce();
  return updated;
});

function changedItems(world: World, current: Subscription, changes: ItemChange[], now: number): Item[] {
  const items = [...current.items.data];
  for (const [index, change] of changes.entries()) {
    const at = items.findIndex((item) => item.id === change.id);
    const item = items[at];
    if (!item)
      throw invalid(`No such subscription item: '${change.id ?? ""}'`, nameOf(["items", index, "id"]), "resource_missing");
    items[at] = {
      ...item,
      ...(change.price ? repriced(world, current, item, change.price, index, now) : {}),
      quantity: change.quantity ?? item.quantity,
    };
  }
  return items;
}

/** The same rhythm keeps the period; another one begins a new period now. */
function repriced(world: World, current: Subscription, item: Item, id: string, index: number, now: number): Partial<Item> {
  const param = nameOf(["items", index, "price"]);
  const price = world.store.get("price", id, param);
  if (!price.active || !price.recurring) throw invalid("The price specified is inactive or does not recur.", param);
  if (price.currency !== current.currency)
    throw invalid(
      `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${current.currency}\`.`,
      param,
    );
  const [next, before] = [recurringOf(price), recurringOf(item.price)];
  const sameRhythm = next.interval === before.interval && next.interval_count === before.interval_count;
  const period = sameRhythm ? {} : { current_period_start: now, current_period_end: periodEnd(now, next, now) };
  return { price, plan: planOf(price), ...period };
}

/** Setting or clearing the scheduled end. Clearing leaves a `cancel_at` that was set by itself alone, as Stripe does. */
function scheduled(current: Subscription, items: Item[], atPeriodEnd: boolean | undefined, now: number): Partial<Subscription> {
  if (atPeriodEnd === undefined || atPeriodEnd === current.cancel_at_period_end) return {};
  if (!atPeriodEnd) return { cancel_at_period_end: false, cancel_at: null, canceled_at: null };
  return { cancel_at_period_end: true, cancel_at: Math.min(...items.map((item) => item.current_period_end)), canceled_at: now };
}

/** The old values of what changed, for `previous_attributes`. */
function differences(before: Subscription, after: Subscription): object {
  const keys = Object.keys(before) as (keyof Subscription)[];
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => [key, before[key]]),
  );
}
