import type Stripe from "stripe";
import { refuse } from "../../trpc/refuse.ts";
import type { Fresh } from "./change-at-stripe.ts";
import { itemChange } from "./plan-item.ts";
import type { PlanChangeRow } from "./plan-change.queries.ts";

/** Seconds that what a preview showed can be bought for. */
const PREVIEW_HOLDS = 3600;

/**
 * The new plan at once: the difference for the rest of the period is charged in the same call, and where the bank refuses
 * it nothing changes. Twice the same is once: the second time there is no difference. So it needs no key of ours, under
 * which Stripe would repeat a refusal after the card was replaced.
 */
export async function changeNow(
  stripe: Stripe,
  { subscription }: Fresh,
  decision: PlanChangeRow,
  prorationDate: number | undefined,
): Promise<void> {
  const { item, price } = itemChange(subscription, decision);
  if (prorationDate !== undefined) checkDate(subscription, item, prorationDate);
  const change: Stripe.SubscriptionUpdateParams = {
    items: [{ id: item.id, price }],
    proration_behavior: "always_invoice",
    payment_behavior: "error_if_incomplete",
    ...(prorationDate !== undefined && { proration_date: prorationDate }),
  };
  await stripe.subscriptions.update(subscription.id, change);
}

/** A date of somebody's own choice would make the new plan free for the rest of the period. */
function checkDate(subscription: Stripe.Subscription, item: Stripe.SubscriptionItem, date: number): void {
  // A test clock has a time of its own.
  const now = subscription.test_clock ? date : Date.now() / 1000;
  if (date < item.current_period_start || date < now - PREVIEW_HOLDS || date > now + 60)
    throw refuse(400, "input_invalid", { field: "proration_date" });
}
