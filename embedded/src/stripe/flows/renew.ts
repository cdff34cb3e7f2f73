import type { Of } from "../wire/stored.ts";
import { differences } from "../wire/differences.ts";
import type { World } from "../world.ts";
import { bill } from "./bill.ts";
import { endSubscription } from "./end-subscription.ts";
import { periodDrafts } from "./make-invoice.ts";
import { periodEnd, recurringOf } from "./period.ts";

type Subscription = Of<"subscription">;

/** When something happens to this subscription by itself: its scheduled end, or the next period. */
export function dueAt(subscription: Subscription): number {
  const end = Math.min(...subscription.items.data.map((item) => item.current_period_end));
  return Math.min(subscription.cancel_at ?? Infinity, end);
}

/** One step: the scheduled end, or one period. A machine that slept through three periods takes three steps. */
export function takeStep(world: World, subscription: Subscription): Subscription {
  const due = dueAt(subscription);
  if (subscription.cancel_at !== null && subscription.cancel_at <= due) return endSubscription(world, subscription, due);
  const items = subscription.items.data.map((item) =>
    item.current_period_end > due
      ? item
      : {
          ...item,
          current_period_start: item.current_period_end,
          current_period_end: periodEnd(subscription.billing_cycle_anchor, recurringOf(item.price), item.current_period_end),
        },
  );
  const status = subscription.status === "trialing" ? "active" : subscription.status;
  const rolled = world.store.put<Subscription>({ ...subscription, status, items: { ...subscription.items, data: items } });
  const made = bill(world, rolled, "subscription_cycle", periodDrafts(world.store, rolled));
  const renewed = world.store.put<Subscription>({
    ...rolled,
    latest_invoice: made.invoice.id,
    status: made.paid ? "active" : "past_due",
  });
  world.emit("customer.subscription.updated", renewed, differences(subscription, renewed));
  made.announce();
  return renewed;
}
