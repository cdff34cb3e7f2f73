import Stripe from "stripe";
import { subscriptionFacts, type SubscriptionFacts } from "./subscription-facts.ts";

/** The customer's lock and a transaction are held meanwhile; the queue tries again later, so the SDK need not. */
const PATIENCE = { timeout: 5000, maxNetworkRetries: 0 };

/** The subscription as Stripe has it now, or null when it has none of that id. */
export async function readSubscription(stripe: Stripe, id: string): Promise<SubscriptionFacts | null> {
  try {
    return subscriptionFacts(await stripe.subscriptions.retrieve(id, { expand: ["items.data.price"] }, PATIENCE));
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing") return null;
    throw error;
  }
}
