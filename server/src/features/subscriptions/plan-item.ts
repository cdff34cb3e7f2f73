import type Stripe from "stripe";
import { refuse } from "../../trpc/refuse.ts";
import type { PlanChangeRow } from "./plan-change.queries.ts";

export interface ItemChange {
  item: Stripe.SubscriptionItem;
  /** The price to be put in its place. */
  price: string;
}

/** The item of a subscription that is the plan, and what it is to become. */
export function itemChange(subscription: Stripe.Subscription, decision: PlanChangeRow): ItemChange {
  const { data } = subscription.items;
  const item = data.find(({ price }) => price.id === decision.now_price_id) ?? data[0];
  const price = decision.stripe_price_id;
  if (!item || !price) throw refuse(404, "price_not_found");
  return { item, price };
}
