import type Stripe from "stripe";
import { orGone, PATIENCE } from "./read.ts";
import { subscriptionFacts, type SubscriptionFacts } from "./subscription-facts.ts";

/** The subscription as Stripe has it now with what its schedule holds for it, or null when it has none of that id. */
export async function readSubscription(stripe: Stripe, id: string): Promise<SubscriptionFacts | null> {
  const subscription = await orGone(stripe.subscriptions.retrieve(id, { expand: ["schedule"] }, PATIENCE));
  return subscription && subscriptionFacts(subscription);
}
