import { randomBytes } from "node:crypto";

export const stripeId = (prefix: string): string => `${prefix}_${randomBytes(9).toString("hex")}`;
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** Times are seconds since 1970 in all of these, as Stripe writes them. */
export interface FakeSubscription {
  id: string;
  customer: string;
  status: string;
  price: string;
  product: string;
  start: number;
  end: number;
  cancel_at?: number | null;
  cancel_at_period_end?: boolean;
  canceled_at?: number | null;
  ended_at?: number | null;
  trial_end?: number | null;
  /** Attached to it: the price that its next phase puts in place. */
  schedule?: { id: string; next: { price: string; at: number } } | null;
  metadata?: Record<string, string>;
}

export interface FakeInvoice {
  id: string;
  customer: string;
  subscription: string | null;
  status: string;
  amount: number;
  /** Of the plan's line. */
  start: number;
  end: number;
  attempted?: boolean;
  billing_reason?: string;
}

export interface FakeIntent {
  id: string;
  customer: string;
  status: string;
  amount: number;
  currency: string;
  metadata?: Record<string, string>;
  charge?: string | null;
  last_payment_error?: { code: string; decline_code?: string } | null;
  /** The invoice that it pays. */
  invoice?: string | null;
}

export interface FakeRefund {
  id: string;
  payment_intent: string;
  amount: number;
  status: string;
  metadata?: Record<string, string>;
  failure_reason?: string;
}

export interface FakeDispute {
  id: string;
  payment_intent: string;
  amount: number;
  status: string;
}

export interface FakeSession {
  id: string;
  customer: string;
  mode: "payment" | "subscription";
  status: string;
  payment_status: string;
  payment_intent?: string | null;
  subscription?: string | null;
  amount_total?: number;
  currency?: string;
  metadata?: Record<string, string>;
}

const created = nowSeconds() - 3600;
export const listOf = (data: unknown[], has_more = false) => ({ object: "list", data, has_more });

/** The subscription as the API writes it, with its schedule expanded where that was asked for. */
export function stripeObject(subscription: FakeSubscription, expand: string[] = []): Record<string, unknown> {
  const { price, product, start, end, schedule = null, ...rest } = subscription;
  const defaults = {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    trial_end: null,
    metadata: {},
  };
  const item = { id: `si_${subscription.id}`, object: "subscription_item", current_period_start: start, current_period_end: end };
  const items = listOf([{ ...item, price: { id: price, object: "price", product } }]);
  const phases = schedule && [
    { start_date: start, end_date: end, items: [{ price }] },
    { start_date: schedule.next.at, end_date: schedule.next.at + 30 * 86_400, items: [{ price: schedule.next.price }] },
  ];
  const whole = schedule && { id: schedule.id, object: "subscription_schedule", current_phase: phases?.[0], phases };
  return {
    object: "subscription",
    ...defaults,
    ...rest,
    schedule: expand.includes("schedule") ? whole : (schedule?.id ?? null),
    items,
  };
}

export function invoiceObject({ subscription, amount, start, end, ...rest }: FakeInvoice): Record<string, unknown> {
  const parent = subscription && { type: "subscription_details", subscription_details: { subscription } };
  const paid = rest.status === "paid";
  const line = {
    id: `il_${rest.id}`,
    object: "line_item",
    amount,
    period: { start, end },
    parent: { type: "subscription_item_details", subscription_item_details: { proration: false, subscription } },
  };
  return {
    object: "invoice",
    attempted: paid,
    billing_reason: "subscription_cycle",
    number: `N-${rest.id.slice(-6)}`,
    currency: "usd",
    total: amount,
    amount_due: amount,
    amount_paid: paid ? amount : 0,
    // The period before: not what was paid for.
    period_start: start - 30 * 86_400,
    period_end: start,
    hosted_invoice_url: `https://pay.example.test/${rest.id}`,
    invoice_pdf: `https://pay.example.test/${rest.id}.pdf`,
    next_payment_attempt: null,
    created,
    status_transitions: { paid_at: paid ? created + 60 : null },
    lines: listOf([line]),
    parent,
    ...rest,
  };
}

export function intentObject({ charge = null, ...rest }: FakeIntent, expand: string[] = []): Record<string, unknown> {
  const whole = charge && {
    id: charge,
    object: "charge",
    payment_intent: rest.id,
    customer: rest.customer,
    receipt_url: `https://pay.example.test/receipt/${charge}`,
  };
  const latest_charge = expand.includes("latest_charge") ? whole : charge;
  const intent = { object: "payment_intent", metadata: {}, last_payment_error: null, created, latest_charge, ...rest };
  // A payment intent does not say which invoice it pays.
  return { ...intent, invoice: undefined };
}

export const refundObject = (refund: FakeRefund, currency = "usd") => ({
  object: "refund",
  currency,
  reason: null,
  metadata: {},
  created,
  ...refund,
});

export const disputeObject = (dispute: FakeDispute, currency = "usd") => ({
  object: "dispute",
  currency,
  reason: "fraudulent",
  metadata: {},
  created,
  evidence_details: { due_by: created + 7 * 86_400 },
  ...dispute,
});

export const sessionObject = (session: FakeSession) => ({
  object: "checkout.session",
  payment_intent: null,
  subscription: null,
  amount_total: null,
  currency: null,
  metadata: {},
  ...session,
});

/** What a Stripe of these tests has. */
export interface FakeKinds {
  subscriptions: FakeSubscription;
  invoices: FakeInvoice;
  intents: FakeIntent;
  refunds: FakeRefund;
  disputes: FakeDispute;
  sessions: FakeSession;
}
