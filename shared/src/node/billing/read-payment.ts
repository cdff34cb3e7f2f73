import type Stripe from "stripe";
import { paymentFacts, purchaseOf, type PaymentFacts } from "./payment-facts.ts";
import { orGone, PATIENCE } from "./read.ts";
import { idOf } from "./values.ts";

const PAGE = 100;

/**
 * The payment intent as Stripe has it now, with all its refunds and disputes and the invoice that it pays; null when
 * Stripe has none of that id. A purchase pays no invoice, and what was never tried has nothing to refund.
 */
export async function readPayment(stripe: Stripe, id: string): Promise<PaymentFacts | null> {
  const intent = await orGone(stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] }, PATIENCE));
  if (!intent) return null;
  const tried = intent.latest_charge !== null;
  const of = { payment_intent: id, limit: PAGE };
  const [refunds, disputes, invoice] = await Promise.all([
    tried ? all(stripe.refunds.list(of, PATIENCE)) : [],
    tried ? all(stripe.disputes.list(of, PATIENCE)) : [],
    purchaseOf(intent.metadata) === null ? invoiceOf(stripe, id) : null,
  ]);
  return paymentFacts({ intent, invoice, refunds, disputes });
}

async function all<T>(pages: Stripe.ApiListPromise<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of pages) found.push(one);
  return found;
}

async function invoiceOf(stripe: Stripe, intent: string): Promise<string | null> {
  const payment = { type: "payment_intent", payment_intent: intent };
  const { data } = await stripe.invoicePayments.list({ payment, limit: 1 }, PATIENCE);
  return data[0] ? idOf(data[0].invoice) : null;
}
