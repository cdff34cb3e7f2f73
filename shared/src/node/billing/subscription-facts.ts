import type Stripe from "stripe";
import { idOf, idOrNull, iso, isoOrNull } from "./values.ts";

/** What we keep of a subscription. Times are ISO strings. */
export interface SubscriptionFacts {
  id: string;
  customer: string;
  /** What our checkout wrote on it; the customer decides whose it is, this only confirms. */
  metadataUserId: string | null;
  status: string;
  /** Price, product and period of each item: the period stands on items, not on the subscription. */
  items: { price: string; product: string; period_start: string; period_end: string }[];
  cancelAt: string | null;
  cancelAtPeriodEnd: boolean;
  canceledAt: string | null;
  endedAt: string | null;
  trialEnd: string | null;
  /** The schedule that is attached, and the price that it will put in place. */
  schedule: string | null;
  nextPrice: string | null;
  nextAt: string | null;
}

/** `schedule` must have been expanded, or what comes next stays unknown. */
export function subscriptionFacts(subscription: Stripe.Subscription): SubscriptionFacts {
  return {
    id: subscription.id,
    customer: idOf(subscription.customer),
    metadataUserId: subscription.metadata.user_id ?? null,
    status: subscription.status,
    items: subscription.items.data.map((item) => ({
      price: item.price.id,
      product: idOf(item.price.product),
      period_start: iso(item.current_period_start),
      period_end: iso(item.current_period_end),
    })),
    cancelAt: isoOrNull(subscription.cancel_at),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    canceledAt: isoOrNull(subscription.canceled_at),
    endedAt: isoOrNull(subscription.ended_at),
    trialEnd: isoOrNull(subscription.trial_end),
    schedule: idOrNull(subscription.schedule),
    ...nextPhase(subscription),
  };
}

/** The phase after the current one, when it has another price than what runs now. */
function nextPhase({ schedule, items }: Stripe.Subscription): Pick<SubscriptionFacts, "nextPrice" | "nextAt"> {
  const none = { nextPrice: null, nextAt: null };
  if (!schedule || typeof schedule === "string") return none;
  const from = schedule.current_phase?.end_date ?? 0;
  const next = schedule.phases.find((phase) => phase.start_date >= from);
  const price = idOrNull(next?.items[0]?.price);
  if (!next || price === null || items.data.some((item) => item.price.id === price)) return none;
  return { nextPrice: price, nextAt: iso(next.start_date) };
}
