import { idOf } from "@callavet/shared/node/billing/values.ts";
import type Stripe from "stripe";
import { intervalOf } from "../../rows/subscription.ts";
import { keyOf } from "../../stripe/keys.ts";
import type { Fresh } from "./change-at-stripe.ts";
import { itemChange } from "./plan-item.ts";
import type { PlanChangeRow } from "./plan-change.queries.ts";

/**
 * The new plan from the next period: a schedule of the present phase and one after it, which then lets go. A planned end
 * is taken back: nobody chooses what comes next for a membership that is to end before.
 */
export async function changeLater(stripe: Stripe, { subscription, released }: Fresh, decision: PlanChangeRow): Promise<void> {
  const { price } = itemChange(subscription, decision);
  if (subscription.cancel_at_period_end) await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
  else if (subscription.cancel_at !== null) await stripe.subscriptions.update(subscription.id, { cancel_at: "" });

  // Our row's last change and the schedule that gave way are in the key: a call that is repeated makes one schedule, the
  // same wish on another day a new one.
  const schedule = await stripe.subscriptionSchedules.create(
    { from_subscription: subscription.id },
    { idempotencyKey: keyOf("schedule", subscription.id, price, decision.updated_at.toISOString(), released ?? "") },
  );
  const phase = schedule.phases[0];
  if (!phase) throw new Error("Stripe gave a schedule without a phase");
  const discounts = phase.discounts.map(discountOf);
  const kept = discounts.length > 0 ? { discounts } : {};
  const present: Stripe.SubscriptionScheduleUpdateParams.Phase = {
    items: phase.items.map((item) => ({ price: idOf(item.price), quantity: item.quantity ?? 1 })),
    start_date: phase.start_date,
    end_date: phase.end_date,
    ...(phase.trial_end !== null && { trial_end: phase.trial_end }),
    ...kept,
  };
  // The schedule lets go after one period of it, and the plan goes on by itself.
  const next: Stripe.SubscriptionScheduleUpdateParams.Phase = {
    items: [{ price, quantity: 1 }],
    start_date: phase.end_date,
    duration: { interval: intervalOf(decision.interval) ?? "month", interval_count: 1 },
    proration_behavior: "none",
    ...kept,
  };
  await stripe.subscriptionSchedules.update(schedule.id, {
    end_behavior: "release",
    proration_behavior: "none",
    phases: [present, next],
  });
}

function discountOf({
  coupon,
  discount,
  promotion_code,
}: Stripe.SubscriptionSchedule.Phase.Discount): Stripe.SubscriptionScheduleUpdateParams.Phase.Discount {
  if (discount) return { discount: idOf(discount) };
  if (promotion_code) return { promotion_code: idOf(promotion_code) };
  return coupon ? { coupon: idOf(coupon) } : {};
}
