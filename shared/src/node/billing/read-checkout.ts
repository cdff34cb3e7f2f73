import type Stripe from "stripe";
import { checkoutFacts, type CheckoutFacts } from "./checkout-facts.ts";
import { orGone, PATIENCE } from "./read.ts";

/** The checkout page as Stripe has it now, or null when it has none of that id. */
export async function readCheckout(stripe: Stripe, id: string): Promise<CheckoutFacts | null> {
  const session = await orGone(stripe.checkout.sessions.retrieve(id, {}, PATIENCE));
  return session && checkoutFacts(session);
}
