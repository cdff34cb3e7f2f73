import { z } from "zod";
import { bilingual, page, pageInput } from "./common.ts";
import { credit, purchase } from "./overage.ts";
import { invoice } from "./subscriptions.ts";

/** Money and events as the operator sees them. */
export const adminRefund = z.object({
  id: z.uuid(),
  stripeRefundId: z.string().nullable(),
  amount: z.number().int(),
  currency: z.string(),
  /** Stripe's word (pending, requires_action, succeeded, failed, canceled), or creating. */
  status: z.string(),
  reason: z.string().nullable(),
  failureReason: z.string().nullable(),
  /** The wish behind it: sent again, it makes no second one. Null for one made at Stripe. */
  requestId: z.uuid().nullable(),
  createdAt: z.string(),
});

export const adminDispute = z.object({
  id: z.uuid(),
  stripeDisputeId: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  evidenceDueBy: z.string().nullable(),
});

export const adminPayment = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  email: z.string(),
  /** What was paid for. */
  kind: z.enum(["subscription", "purchase", "other"]),
  what: bilingual.nullable(),
  purchaseId: z.uuid().nullable(),
  stripePaymentIntentId: z.string(),
  status: z.string(),
  amount: z.number().int(),
  refundedAmount: z.number().int(),
  /** What can still be refunded: refunds that are under way count as done. */
  refundable: z.number().int(),
  currency: z.string(),
  disputed: z.boolean(),
  failureCode: z.string().nullable(),
  receiptUrl: z.string().nullable(),
  createdAt: z.string(),
  refunds: z.array(adminRefund),
  disputes: z.array(adminDispute),
});
export type AdminPayment = z.infer<typeof adminPayment>;

/** `reference`: the id of a payment intent, refund or invoice at Stripe, or an invoice's number, exactly. */
export const adminPaymentsInput = z.object({
  reference: z.string().trim().min(1).max(255).optional(),
  email: z.string().trim().max(200).optional(),
  userId: z.uuid().optional(),
  id: z.uuid().optional(),
  status: z.enum(["succeeded", "failed", "refunded", "disputed"]).optional(),
  order: z.enum(["newest", "oldest"]).optional(),
  ...pageInput,
});
export const adminPaymentPage = page(adminPayment);

/** Those that Stripe takes. */
export const refundReason = z.enum(["requested_by_customer", "duplicate", "fraudulent"]);

/** `amount` left out: all that is left of it. The same `requestId` makes one refund. */
export const refundInput = z.object({
  paymentId: z.uuid(),
  amount: z.number().int().positive().optional(),
  reason: refundReason.optional(),
  requestId: z.uuid(),
});
export const refundResult = z.object({ refund: adminRefund });

/** The same `requestId` grants once. */
export const grantCreditInput = z.object({
  userId: z.uuid(),
  type: z.enum(["chat", "video"]),
  units: z.number().int().min(1).max(100),
  note: z.string().trim().max(500).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  requestId: z.uuid(),
});
export const grantCreditResult = z.object({ creditId: z.uuid() });

export const adminEvent = z.object({
  id: z.string(),
  type: z.string(),
  status: z.enum(["received", "processed", "ignored", "failed"]),
  objectId: z.string().nullable(),
  stripeCustomerId: z.string().nullable(),
  email: z.string().nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  receivedAt: z.string(),
  processedAt: z.string().nullable(),
});
export type AdminEvent = z.infer<typeof adminEvent>;
export const adminEventsInput = z.object({
  id: z.string().max(255).optional(),
  status: adminEvent.shape.status.optional(),
  type: z.string().max(100).optional(),
  customer: z.string().max(100).optional(),
  ...pageInput,
});
export const adminEventPage = page(adminEvent);
export const replayInput = z.object({ eventId: z.string().min(1).max(255) });
export const replayResult = z.object({ event: adminEvent });

export const adminAlert = z.object({
  id: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  raisedAt: z.string(),
});
export type AdminAlert = z.infer<typeof adminAlert>;
/** `violations`: what `app.audit_invariants` finds, none in a sound database. */
export const adminHealth = z.object({
  alerts: z.array(adminAlert),
  violations: z.array(z.object({ violation: z.string(), subject: z.string() })),
});
export const resolveAlertInput = z.object({ id: z.number().int() });

/** What somebody wants back, and what was decided. */
export const refundRequest = z.object({
  id: z.uuid(),
  sessionId: z.uuid().nullable(),
  purchaseId: z.uuid().nullable(),
  text: z.string(),
  status: z.enum(["open", "refunded", "credited", "declined"]),
  answer: z.string(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
});
export type RefundRequest = z.infer<typeof refundRequest>;
export const refundRequestList = z.object({ items: z.array(refundRequest) });

/** One of `sessionId` and `purchaseId`. */
export const askRefundInput = z
  .object({ sessionId: z.uuid().optional(), purchaseId: z.uuid().optional(), text: z.string().trim().min(1).max(2000) })
  .refine((v) => (v.sessionId === undefined) !== (v.purchaseId === undefined), {
    message: "one of sessionId and purchaseId",
    path: ["sessionId"],
  });

export const adminRefundRequest = refundRequest.extend({
  userId: z.uuid(),
  email: z.string(),
  /** What paid for the consult, or the purchase's own payment. */
  paymentId: z.uuid().nullable(),
  paidBy: z.enum(["subscription", "credit", "overage"]).nullable(),
  type: z.enum(["chat", "video"]),
  /** Of that payment: what can still be paid back, and what this asks for. Null where there is no payment, or no telling. */
  refundable: z.number().int().nullable(),
  suggested: z.number().int().nullable(),
  currency: z.string().nullable(),
});
export type AdminRefundRequest = z.infer<typeof adminRefundRequest>;
export const adminRefundRequestsInput = z.object({
  id: z.uuid().optional(),
  status: refundRequest.shape.status.optional(),
  ...pageInput,
});
export const adminRefundRequestPage = page(adminRefundRequest);

/**
 * `refund` pays back `amount` of the payment (left out: `suggested`; a plan's share of one consult must be named), `credit` gives one unit instead,
 * `decline` says no; the answer is mailed.
 */
export const decideRefundInput = z.object({
  id: z.uuid(),
  decision: z.enum(["refund", "credit", "decline"]),
  amount: z.number().int().positive().optional(),
  answer: z.string().trim().max(2000).optional(),
});

export const decideRefundResult = z.object({ request: adminRefundRequest });

/** What a reconciliation with Stripe's products and prices changed. Names are Stripe's ids. */
export const pricingSyncResult = z.object({
  created: z.array(z.string()),
  updated: z.array(z.string()),
  deactivated: z.array(z.string()),
  unchanged: z.number().int(),
  /** Products that no plan names. */
  unmatched: z.array(z.string()),
  /** Two active prices for one plan, currency and interval: the newer one counts. */
  conflicts: z.array(z.string()),
});
export type PricingSync = z.infer<typeof pricingSyncResult>;

/** What one owner has beside memberships, the newest 50 of each. */
export const ownerMoneyInput = z.object({ userId: z.uuid() });
export const ownerMoney = z.object({
  credits: z.array(credit),
  purchases: z.array(purchase),
  invoices: z.array(invoice),
});
export type OwnerMoney = z.infer<typeof ownerMoney>;
