import type Stripe from "stripe";
import { purchaseOf } from "./payment-facts.ts";
import { idOrNull } from "./values.ts";

/** What we keep of a checkout page. */
export interface CheckoutFacts {
  id: string;
  mode: string;
  customer: string | null;
  /** open, complete, expired. */
  status: string | null;
  /** paid, unpaid, no_payment_required. */
  paymentStatus: string;
  paymentIntent: string | null;
  subscription: string | null;
  purchase: string | null;
  amount: number | null;
  currency: string | null;
}

export const checkoutFacts = (session: Stripe.Checkout.Session): CheckoutFacts => ({
  id: session.id,
  mode: session.mode,
  customer: idOrNull(session.customer),
  status: session.status,
  paymentStatus: session.payment_status,
  paymentIntent: idOrNull(session.payment_intent),
  subscription: idOrNull(session.subscription),
  purchase: purchaseOf(session.metadata),
  amount: session.amount_total,
  currency: session.currency,
});

export type PurchaseState = "open" | "processing" | "paid" | "failed" | "expired";

/** What a payment intent by itself says of a purchase. A failed try leaves it open: the person may try another card. */
export function stateOfPayment(status: string): PurchaseState {
  return status === "succeeded" ? "paid" : status === "processing" ? "processing" : "open";
}

/**
 * What a checkout page and its payment say of a purchase. A page can be complete and unpaid: with a delayed payment the
 * money is on its way, until the intent says that it came or asks for another way to pay.
 */
export function stateOfCheckout(checkout: CheckoutFacts, paymentStatus: string | null): PurchaseState {
  if (checkout.paymentStatus === "paid" || checkout.paymentStatus === "no_payment_required") return "paid";
  const ofPayment = paymentStatus === null ? "open" : stateOfPayment(paymentStatus);
  if (ofPayment === "paid") return "paid";
  if (checkout.status === "expired") return "expired";
  if (checkout.status !== "complete") return ofPayment;
  const refused = paymentStatus === "requires_payment_method" || paymentStatus === "canceled";
  return refused ? "failed" : "processing";
}
