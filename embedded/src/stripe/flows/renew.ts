import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { billPeriod } from "./bill-period.ts";
import { endSubscription } from "./end-subscription.ts";
import { periodEnd } from "./period.ts";
import { recurringOf } from "./start-subscription.ts";

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
  const rolled = world.store.put<Subscription>({ ...subscription, items: { ...subscription.items, data: items } });
  const bill = billPeriod(world, rolled, "subscription_cycle");
  const renewed = world.store.put<Subscription>({
    ...rolled,
    latest_invoice: bill.invoice.id,
    status: bill.paid ? "active" : "past_due",
  });
  world.emit("customer.subscription.updated", renewed, {
    items: { data: subscription.items.data },
    latest_invoice: subscription.latest_invoice,
    ...(renewed.status === subscription.status ? {} : { status: subscription.status }),
  });
  bill.announce();
  return renewed;
}
