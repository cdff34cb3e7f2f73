import type { AdminEvent, AdminPayment, AdminRefundRequest, OwnerMoney, PricingSync } from "@callavet/shared/contract/billing.ts";
import { id } from "./money-states.ts";

/** What operators meet, in every state that their pages tell apart. */
export const OWNER = id(900);
const AT = "2026-11-20T22:14:00.000Z";
const page = <T>(...items: T[]) => ({ items, nextCursor: null });

const payment = (n: number, over: Partial<AdminPayment> = {}): AdminPayment => ({
  id: id(n),
  userId: OWNER,
  email: "ana@demo.callavet.test",
  kind: "purchase",
  what: { es: "3 consultas por chat", en: "3 chat consults" },
  purchaseId: id(n + 500),
  stripePaymentIntentId: `pi_3QxYz8K2eZvKYlo2C1a${n}`,
  status: "succeeded",
  amount: 2370,
  refundedAmount: 0,
  refundable: 2370,
  currency: "eur",
  disputed: false,
  failureCode: null,
  receiptUrl: "https://pay.stripe.test/receipts/1",
  createdAt: AT,
  refunds: [],
  disputes: [],
  ...over,
});

const refund = (n: number, over: Partial<AdminPayment["refunds"][number]> = {}): AdminPayment["refunds"][number] => ({
  id: id(n),
  stripeRefundId: `re_3QxYz8K2eZvKYlo2A9b${n}`,
  requestId: id(n + 50),
  amount: 790,
  currency: "eur",
  status: "succeeded",
  reason: "requested_by_customer",
  failureReason: null,
  createdAt: AT,
  ...over,
});

export const whole = payment(901);
export const partly = payment(902, {
  refundedAmount: 790,
  refundable: 790,
  refunds: [
    refund(911),
    refund(912, { status: "creating", stripeRefundId: null }),
    refund(913, { status: "failed", failureReason: "expired_or_canceled_card", reason: "duplicate" }),
  ],
});
export const disputed = payment(903, {
  email: "emily.carter@demo.callavet.test",
  kind: "subscription",
  what: { es: "Familia", en: "Family" },
  amount: 3990,
  currency: "usd",
  disputed: true,
  refundable: 0,
  disputes: [
    {
      id: id(921),
      stripeDisputeId: "du_1QxYz8K2eZvKYlo2B7",
      amount: 3990,
      currency: "usd",
      status: "needs_response",
      reason: "fraudulent",
      evidenceDueBy: "2026-12-01T23:59:00.000Z",
    },
  ],
});
const declined = payment(904, {
  email: "jorge.salas@demo.callavet.test",
  kind: "subscription",
  what: { es: "Básico", en: "Basic" },
  amount: 17_900,
  currency: "mxn",
  status: "requires_payment_method",
  failureCode: "insufficient_funds",
  refundable: 0,
});
export const payments = page(partly, whole, disputed, declined);

const request = (n: number, over: Partial<AdminRefundRequest> = {}): AdminRefundRequest => ({
  id: id(n),
  userId: OWNER,
  email: "ana@demo.callavet.test",
  sessionId: id(n + 40),
  purchaseId: null,
  text: "La consulta se cortó a los dos minutos y nadie volvió. Tuve que ir a urgencias esa misma noche.",
  status: "open",
  answer: "",
  createdAt: AT,
  decidedAt: null,
  paymentId: whole.id,
  paidBy: "overage",
  type: "chat",
  refundable: 2370,
  suggested: 790,
  currency: "eur",
  ...over,
});
export const open = request(931);
export const byPlan = request(932, {
  email: "emily.carter@demo.callavet.test",
  paidBy: "subscription",
  type: "video",
  suggested: null,
});
export const answered = request(933, {
  status: "declined",
  answer: "La consulta duró 25 minutos y el veterinario le dejó un plan. Por eso no la devolvemos.",
  decidedAt: AT,
});
export const requests = page(open, byPlan, answered);

const event = (n: number, over: Partial<AdminEvent> = {}): AdminEvent => ({
  id: `evt_1QxYz8K2eZvKYlo2${n}`,
  type: "invoice.paid",
  status: "processed",
  objectId: `in_1QxYz8K2eZvKYlo2${n}`,
  stripeCustomerId: "cus_R1a2b3c4d5",
  email: "ana@demo.callavet.test",
  attempts: 1,
  lastError: null,
  createdAt: AT,
  receivedAt: AT,
  processedAt: AT,
  ...over,
});
export const failedEvent = event(941, {
  type: "customer.subscription.updated",
  status: "failed",
  attempts: 9,
  lastError: 'price_not_found {"subscription": "sub_1QxYz8K2eZvKYlo2"}',
  processedAt: null,
});
export const events = page(
  failedEvent,
  event(942, { status: "received", attempts: 0, processedAt: null, type: "charge.refunded" }),
  event(943),
  event(944, { status: "ignored", email: null, stripeCustomerId: "cus_Unknown", type: "payment_intent.succeeded" }),
);

export const sound = { alerts: [], violations: [] };
export const unwell = {
  alerts: [
    {
      id: 3,
      kind: "dispute_open",
      subject: "du_1QxYz8K2eZvKYlo2B7",
      details: { userId: OWNER, paymentId: disputed.id },
      raisedAt: AT,
    },
    {
      id: 2,
      kind: "stripe_event_failed",
      subject: failedEvent.id,
      details: { type: failedEvent.type, error: "price_not_found" },
      raisedAt: AT,
    },
    { id: 1, kind: "something_new", subject: "", details: { count: 2 }, raisedAt: AT },
  ],
  violations: [{ violation: "usage differs from its consumptions", subject: id(951) }],
};

export const synced: PricingSync = {
  created: ["price_1QxYz8K2eZvKYlo2New"],
  updated: [],
  deactivated: ["price_1QxYz8K2eZvKYlo2Old"],
  unchanged: 17,
  unmatched: ["prod_RcapWithOurMark"],
  conflicts: [],
};

export const ownerMoney: OwnerMoney = {
  credits: [
    {
      id: id(961),
      type: "chat",
      origin: "purchase",
      granted: 3,
      remaining: 2,
      reserved: 0,
      consumed: 1,
      expiresAt: "2027-11-20T00:00:00.000Z",
      frozen: false,
      purchaseId: whole.purchaseId,
      createdAt: AT,
    },
    {
      id: id(962),
      type: "video",
      origin: "goodwill",
      granted: 1,
      remaining: 0,
      reserved: 0,
      consumed: 1,
      expiresAt: null,
      frozen: false,
      purchaseId: null,
      createdAt: AT,
    },
  ],
  purchases: [
    {
      id: id(971),
      code: "chat_unit",
      name: { es: "Consulta por chat", en: "Chat consult" },
      type: "chat",
      quantity: 3,
      units: 3,
      amount: 2370,
      currency: "eur",
      status: "paid",
      sessionId: null,
      fulfilledAs: "credits",
      refundedAmount: 790,
      frozen: false,
      receiptUrl: null,
      canAskRefund: false,
      paidAt: AT,
      createdAt: AT,
    },
  ],
  invoices: [
    {
      id: id(981),
      number: "CAV7F2A-0003",
      status: "paid",
      total: 1790,
      amountPaid: 1790,
      refundedAmount: 0,
      currency: "eur",
      planName: { es: "Plus", en: "Plus" },
      periodStart: AT,
      periodEnd: AT,
      hostedUrl: "https://invoice.stripe.test/1",
      pdfUrl: null,
      createdAt: AT,
    },
  ],
};
export const emptyPage = page();
