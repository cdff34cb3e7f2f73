import type Stripe from "stripe";

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
}

const idOf = (value: string | { id: string }): string => (typeof value === "string" ? value : value.id);
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
const isoOrNull = (seconds: number | null | undefined): string | null => (typeof seconds === "number" ? iso(seconds) : null);

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
  };
}
