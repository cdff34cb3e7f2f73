import { random } from "../../kit/dice.ts";
import { createHash } from "node:crypto";
import { event, type FakeEvent } from "./events.ts";
import {
  disputeObject,
  intentObject,
  invoiceObject,
  refundObject,
  sessionObject,
  stripeObject,
  type FakeIntent,
  type FakeSubscription,
} from "./fake-objects.ts";
import type { StormObjects } from "./storm-stripe.ts";

/** The same number gives the same person with the same ids, so that two databases can be compared row by row. */
export interface StormPerson {
  user: string;
  customer: string;
  purchases: { id: string; page: string; units: number; amount: number; session: string | null }[];
  /** What Stripe tells, in the order in which it happened. */
  events: FakeEvent[];
}

export const PRICE = "price_storm";
export const PRODUCT = "prod_storm";
const DAY = 86_400;
/** A fixed moment, so that both databases keep the same times; the periods run on for years. */
const START = 1_790_000_000;

export function stableId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One person's money, told in `length` events. */
export function stormPerson(n: number, seed: number, length: number, objects: StormObjects): StormPerson {
  const dice = random(seed * 100_003 + n);
  const chance = (share: number) => dice() < share;
  const user = stableId(`user ${n}`);
  const customer = `cus_${n}`;
  const events: FakeEvent[] = [];
  const tell = (type: string, object: Record<string, unknown>) =>
    void events.push({ ...event(type, object), id: `evt_${n}_${events.length}` });

  /** What may happen to money after it was paid. */
  function afterwards(intent: FakeIntent): void {
    if (chance(0.3)) {
      const amount = chance(0.5) ? intent.amount : Math.floor(intent.amount / 3);
      const status = chance(0.8) ? "succeeded" : "failed";
      const refund = { id: `re_${intent.id}`, payment_intent: intent.id, amount, status };
      objects.refunds.push(refund);
      tell("refund.created", refundObject(refund));
      tell("charge.refunded", { id: intent.charge, object: "charge", customer, payment_intent: intent.id });
      tell("refund.updated", refundObject(refund));
    }
    if (chance(0.15)) {
      const status = ["needs_response", "won", "lost"][Math.floor(dice() * 3)] ?? "won";
      const dispute = { id: `dp_${intent.id}`, payment_intent: intent.id, amount: intent.amount, status };
      objects.disputes.push(dispute);
      tell("charge.dispute.created", disputeObject(dispute));
      if (status !== "needs_response") tell("charge.dispute.closed", disputeObject(dispute));
    }
  }

  function bill(subscription: FakeSubscription, cycle: number, start: number): void {
    const id = `${subscription.id}_${cycle}`;
    const invoice = {
      id: `in_${id}`,
      customer,
      subscription: subscription.id,
      status: "paid",
      amount: 1990,
      start,
      end: start + 30 * DAY,
    };
    const paid = { customer, status: "succeeded", amount: 1990, currency: "usd", charge: `ch_${id}`, invoice: invoice.id };
    const intent: FakeIntent = { id: `pi_${id}`, ...paid };
    objects.invoices.push(invoice);
    objects.intents.push(intent);
    tell("invoice.finalized", invoiceObject(invoice));
    tell("payment_intent.succeeded", intentObject(intent));
    tell("invoice.paid", invoiceObject(invoice));
    afterwards(intent);
  }

  function subscribe(which: number, status: string): void {
    const renewals = Math.floor(dice() * 3);
    const start = START + renewals * 30 * DAY;
    // The last period runs for years, so that its units are there whenever this runs.
    const period = { start, end: start + 5000 * DAY };
    const ended = status === "canceled" ? start + DAY : null;
    const ids = { id: `sub_${n}_${which}`, customer, price: PRICE, product: PRODUCT, metadata: { user_id: user } };
    const subscription: FakeSubscription = { ...ids, ...period, status, canceled_at: ended, ended_at: ended };
    objects.subscriptions.push(subscription);
    tell("customer.subscription.created", stripeObject(subscription));
    for (let cycle = 0; cycle <= renewals; cycle++) bill(subscription, cycle, START + cycle * 30 * DAY);
    tell(`customer.subscription.${status === "canceled" ? "deleted" : "updated"}`, stripeObject(subscription));
  }

  const purchases: StormPerson["purchases"] = [];
  function buy(which: number): void {
    const id = stableId(`purchase ${n} ${which}`);
    const [page, pi] = [`cs_${n}_${which}`, `pi_${n}_${which}`];
    const amount = 1000;
    const metadata = { purchase_id: id, user_id: user };
    const fate = chance(0.75) ? "paid" : chance(0.5) ? "expired" : "failed";
    // One consult at most waits for a unit, and one purchase only is of its kind: where several things could pay for it,
    // the first of them that we hear of does, and that is another one in every order.
    purchases.push({ id, page, units: 3, amount, session: which === 0 ? stableId(`consult ${n}`) : null });
    const paid = fate === "paid";
    const intent: FakeIntent = {
      id: pi,
      customer,
      status: paid ? "succeeded" : "requires_payment_method",
      amount,
      currency: "usd",
      metadata,
      charge: fate === "expired" ? null : `ch_${pi}`,
    };
    objects.intents.push(intent);
    const session = {
      id: page,
      customer,
      mode: "payment" as const,
      status: fate === "expired" ? "expired" : "complete",
      payment_status: paid ? "paid" : "unpaid",
      payment_intent: pi,
      amount_total: amount,
      currency: "usd",
      metadata,
    };
    objects.sessions.push(session);
    tell("payment_intent.created", intentObject(intent));
    if (paid) {
      tell("checkout.session.completed", sessionObject(session));
      tell("payment_intent.succeeded", intentObject(intent));
      tell("charge.succeeded", { id: intent.charge, object: "charge", customer, payment_intent: pi });
      afterwards(intent);
    } else
      tell(fate === "expired" ? "checkout.session.expired" : "checkout.session.async_payment_failed", sessionObject(session));
  }

  if (chance(0.8)) subscribe(0, chance(0.3) ? "canceled" : chance(0.2) ? "past_due" : "active");
  if (objects.subscriptions.at(-1)?.status === "canceled" && chance(0.5)) subscribe(1, "active");
  for (let which = 0; events.length < length; which++) {
    if (chance(0.7)) buy(which);
    else tell("customer.updated", { id: customer, object: "customer" });
  }
  return { user, customer, purchases, events: events.slice(0, length) };
}
