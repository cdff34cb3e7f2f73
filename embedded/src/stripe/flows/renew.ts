import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { bill, cardOf } from "./bill.ts";
import { endSubscription } from "./end-subscription.ts";
import { periodDrafts } from "./make-invoice.ts";
import { periodEnd, recurringOf } from "./period.ts";

type Subscription = Of<"subscription">;

/**
 * One period: a machine that slept through three renews three times. `changed` is the subscription with what comes
 * into effect with the new period, `before` what the world knows of it.
 */
export function renew(world: World, before: Subscription, changed: Subscription = before): Subscription {
  const due = Math.min(...changed.items.data.map((item) => item.current_period_end));
  const trialEnds = changed.status === "trialing";
  if (trialEnds && !cardOf(world, changed)) {
    const missing = changed.trial_settings?.end_behavior.missing_payment_method;
    if (missing === "cancel") return endSubscription(world, changed, { at: due });
  }
  const items = changed.items.data.map((item) =>
    item.current_period_end > due
      ? item
      : {
          ...item,
          current_period_start: item.current_period_end,
          current_period_end: periodEnd(changed.billing_cycle_anchor, recurringOf(item.price), item.current_period_end),
        },
  );
  const status = trialEnds ? "active" : changed.status;
  const rolled = world.store.put<Subscription>({ ...changed, status, items: { ...changed.items, data: items } });
  const made = bill(world, rolled, "subscription_cycle", periodDrafts(world.store, rolled));
  const renewed = world.store.put<Subscription>({
    ...rolled,
    discounts: made.discounts,
    latest_invoice: made.invoice.id,
    status: made.paid ? "active" : changed.status === "unpaid" ? "unpaid" : "past_due",
  });
  world.emit("customer.subscription.updated", renewed, differences(before, renewed));
  made.announce();
  return renewed;
}
