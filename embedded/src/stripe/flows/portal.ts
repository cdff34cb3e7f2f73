import { updateSubscription } from "../resources/update-subscription.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { testCard } from "./cards.ts";
import { cardRefusal } from "./card-refusal.ts";
import type { Card } from "../objects/payment-method.ts";
import { phaseObject } from "../objects/subscription-schedule.ts";
import { differences } from "../wire/differences.ts";
import { periodEnd, recurringOf } from "./period.ts";
import { reschedule } from "./reschedule.ts";
import { saveCard } from "./save-card.ts";
import { releaseSchedule, scheduleFrom } from "./schedules.ts";

type Subscription = Of<"subscription">;
type Price = Of<"price">;

/** What a customer may change to: what is sold in the same currency. */
export function portalPlans({ store }: World, subscription: Subscription): Price[] {
  const current = subscription.items.data[0]?.price.id;
  return store
    .all("price", { "$.active": true, "$.type": "recurring", "$.currency": subscription.currency })
    .filter((price) => price.id !== current && store.find("product", price.product)?.active)
    .toSorted((a, b) => monthly(a) - monthly(b));
}

/** A smaller amount, or a shorter rhythm, waits for what is paid to end. */
export function waits(from: Price, to: Price): boolean {
  return sameRhythm(from, to) ? (to.unit_amount ?? 0) < (from.unit_amount ?? 0) : days(to) < days(from);
}

/** Upgrades now, prorated and paid; downgrades by a schedule at the period's end. */
export function portalChange(world: World, before: Subscription, to: Price): void {
  const subscription = unscheduled(world, before);
  const [item] = subscription.items.data;
  if (!item || item.price.id === to.id) return;
  // Whoever changes plans stays.
  if (subscription.cancel_at !== null) updateSubscription.run(world, { cancel_at: "" }, subscription.id);
  if (!waits(item.price, to)) {
    const items = { 0: { id: item.id, price: to.id } };
    const form = { items, proration_behavior: "always_invoice", payment_behavior: "error_if_incomplete" };
    updateSubscription.run(world, form, subscription.id);
    return;
  }
  const schedule = scheduleFrom(world, world.store.get("subscription", subscription.id));
  const [first] = schedule.phases;
  if (!first) return;
  const next = phaseObject({
    items: [{ price: to.id, quantity: item.quantity ?? 1 }],
    currency: subscription.currency,
    start: first.end_date,
    end: periodEnd(first.end_date, recurringOf(to), first.end_date),
    prorationBehavior: "none",
  });
  reschedule(world, schedule, { ...schedule, end_behavior: "release", phases: [first, next] }, "none");
}

/** Sets `cancel_at` and leaves `cancel_at_period_end` false, as flexible billing does. */
export function portalCancel(world: World, subscription: Subscription): void {
  unscheduled(world, subscription);
  updateSubscription.run(world, { cancel_at: "min_period_end" }, subscription.id);
}

/** Nothing that was to come comes: neither the end nor another plan. */
export function portalResume(world: World, subscription: Subscription): void {
  unscheduled(world, subscription);
  updateSubscription.run(world, { cancel_at: "" }, subscription.id);
}

/** The customer's new default, also of what runs with a card of its own. */
export function portalCard(world: World, before: Of<"customer">, card: Card, name: string | null): void {
  const known = testCard(card.number);
  if (known?.decline && !known.attaches) throw cardRefusal(known.decline);
  const method = saveCard(world, before, card, name);
  const customer = world.store.put<Of<"customer">>({
    ...before,
    invoice_settings: { ...before.invoice_settings, default_payment_method: method.id },
  });
  world.emit("customer.updated", customer, differences(before, customer));
  for (const subscription of world.store.all("subscription", { "$.customer": customer.id }))
    if (subscription.ended_at === null && subscription.default_payment_method !== null)
      updateSubscription.run(world, { default_payment_method: method.id }, subscription.id);
}

/** Without what a schedule was to bring. */
export function unscheduled(world: World, subscription: Subscription): Subscription {
  if (subscription.schedule !== null) releaseSchedule(world, world.store.get("subscription_schedule", subscription.schedule));
  return world.store.get("subscription", subscription.id);
}

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

function days(price: Price): number {
  const { interval, interval_count } = recurringOf(price);
  return (DAYS[interval] ?? 30) * interval_count;
}

function monthly(price: Price): number {
  return (price.unit_amount ?? 0) / days(price);
}

function sameRhythm(one: Price, other: Price): boolean {
  return days(one) === days(other);
}
