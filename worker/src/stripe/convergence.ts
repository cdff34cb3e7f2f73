import { stateOfCheckout, stateOfPayment, type CheckoutFacts } from "@callavet/shared/node/billing/checkout-facts.ts";
import { storeSubscription } from "@callavet/shared/node/billing/converge-subscription.ts";
import type { Outcome } from "@callavet/shared/node/billing/outcome.ts";
import { storeInvoice } from "@callavet/shared/node/billing/store-invoice.ts";
import { storePayment } from "@callavet/shared/node/billing/store-payment.ts";
import { storePurchase } from "@callavet/shared/node/billing/store-purchase.ts";
import type { SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { mailOfInvoice } from "../mails/invoice.queries.ts";
import { mailsOfRefunds } from "../mails/payment.queries.ts";
import { mailOfPurchase } from "../mails/purchase.queries.ts";
import { mailOfSubscription } from "../mails/subscription.queries.ts";
import { finishCheckout } from "../tasks/stripe-event.queries.ts";
import type { FreshReader } from "./fresh-reader.ts";

/**
 * Makes our rows equal to what Stripe has, each object once in a transaction. What a row names is converged before it:
 * an invoice's subscription, a payment's invoice. So the rows are the same whichever event came first.
 */
export interface Convergence {
  subscription(id: string): Promise<Outcome>;
  invoice(id: string): Promise<Outcome>;
  payment(id: string): Promise<Outcome>;
  checkout(id: string): Promise<Outcome>;
}

export interface ConvergenceOptions {
  /** A unit that was used and is refunded is given again. */
  compensate: boolean;
  /** Subscriptions as events of their end described them. */
  ended: ReadonlyMap<string, SubscriptionFacts>;
}

export function convergence(trx: Transaction, read: FreshReader, { compensate, ended }: ConvergenceOptions): Convergence {
  async function subscription(id: string): Promise<Outcome> {
    // Gone at Stripe: only the event that says it ended can still be believed, because an ended one never changes again.
    const facts = (await read.subscription(id)) ?? ended.get(id);
    if (!facts) return "gone";
    const outcome = await storeSubscription(trx, facts);
    if (outcome === "converged") await mailOfSubscription(trx, facts);
    return outcome;
  }

  async function invoice(id: string): Promise<Outcome> {
    const facts = await read.invoice(id);
    if (!facts) return "gone";
    if (facts.subscription !== null) await of.subscription(facts.subscription);
    const outcome = await storeInvoice(trx, facts);
    if (outcome === "converged") await mailOfInvoice(trx, facts);
    return outcome;
  }

  async function payment(id: string): Promise<Outcome> {
    const facts = await read.payment(id);
    if (!facts) return "gone";
    if (facts.invoice !== null) await of.invoice(facts.invoice);
    const { purchase, customer, amount, currency } = facts;
    if (purchase !== null) {
      const state = stateOfPayment(facts.status);
      await storePurchase(trx, { purchase, customer, checkout: null, paymentIntent: id, state, amount, currency });
    }
    const outcome = await storePayment(trx, facts, compensate);
    if (outcome !== "converged") return outcome;
    await mailsOfRefunds(trx, facts);
    if (purchase !== null) await mailOfPurchase(trx, purchase);
    return outcome;
  }

  async function checkout(id: string): Promise<Outcome> {
    const facts = await read.checkout(id);
    if (!facts) return "gone";
    return facts.mode === "subscription" ? planCheckout(facts) : purchaseCheckout(facts);
  }

  async function planCheckout({ id, status, subscription }: CheckoutFacts): Promise<Outcome> {
    if (status !== "open") await finishCheckout(trx, id, status === "expired" ? "expired" : "completed");
    return subscription === null ? "converged" : of.subscription(subscription);
  }

  async function purchaseCheckout(facts: CheckoutFacts): Promise<Outcome> {
    const { id, purchase, customer, paymentIntent, amount, currency } = facts;
    if (purchase === null) return "unknown_purchase";
    const paid = paymentIntent === null ? null : await read.payment(paymentIntent);
    const state = stateOfCheckout(facts, paid?.status ?? null);
    const outcome = await storePurchase(trx, { purchase, customer, checkout: id, paymentIntent, state, amount, currency });
    if (outcome !== "converged") return outcome;
    if (paymentIntent !== null) await of.payment(paymentIntent);
    await mailOfPurchase(trx, purchase);
    return outcome;
  }

  const of: Convergence = {
    subscription: once(subscription),
    invoice: once(invoice),
    payment: once(payment),
    checkout: once(checkout),
  };
  return of;
}

function once(converge: (id: string) => Promise<Outcome>): (id: string) => Promise<Outcome> {
  const done = new Map<string, Promise<Outcome>>();
  return (id) => {
    const outcome = done.get(id) ?? converge(id);
    done.set(id, outcome);
    return outcome;
  };
}
