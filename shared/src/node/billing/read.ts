import Stripe from "stripe";

/** The customer's lock and a transaction are held meanwhile; the queue tries again later, so the SDK need not. */
export const PATIENCE: Stripe.RequestOptions = { timeout: 5000, maxNetworkRetries: 0 };

/** What was read, or null when Stripe has no object of that id. */
export async function orGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing") return null;
    throw error;
  }
}
