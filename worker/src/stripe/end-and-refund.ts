import { orGone, PATIENCE } from "@callavet/shared/node/billing/read.ts";
import { idOf } from "@callavet/shared/node/billing/values.ts";
import Stripe from "stripe";

/**
 * Pays back what was paid last for a subscription, in full, and ends it now without proration. The money goes first: a
 * crash in between leaves it live, so that whoever repeats this finds it and ends it. True when there was one to end.
 */
export async function endAndRefund(stripe: Stripe, id: string): Promise<boolean> {
  const subscription = await orGone(stripe.subscriptions.retrieve(id, {}, PATIENCE));
  if (!subscription || subscription.ended_at !== null) return false;
  const invoice = await latestPaidInvoice(stripe, id);
  for (const intent of invoice === null ? [] : await paymentsOf(stripe, invoice)) await refund(stripe, id, intent);
  await orGone(stripe.subscriptions.cancel(id, { prorate: false, invoice_now: false }, PATIENCE));
  return true;
}

async function latestPaidInvoice(stripe: Stripe, subscription: string): Promise<string | null> {
  const { data } = await stripe.invoices.list({ subscription, status: "paid", limit: 1 }, PATIENCE);
  return data[0]?.id ?? null;
}

async function paymentsOf(stripe: Stripe, invoice: string): Promise<string[]> {
  const { data } = await stripe.invoicePayments.list({ invoice, status: "paid" }, PATIENCE);
  return data.flatMap(({ payment }) => (payment.payment_intent ? [idOf(payment.payment_intent)] : []));
}

async function refund(stripe: Stripe, subscription: string, intent: string): Promise<void> {
  const idempotencyKey = `second-subscription:${subscription}:${intent}`;
  try {
    await stripe.refunds.create({ payment_intent: intent, reason: "duplicate" }, { ...PATIENCE, idempotencyKey });
  } catch (error) {
    // There is nothing left to give back, or the bank is about to take it.
    const settled = ["charge_already_refunded", "charge_disputed"];
    if (error instanceof Stripe.errors.StripeInvalidRequestError && settled.includes(error.code ?? "")) return;
    throw error;
  }
}
