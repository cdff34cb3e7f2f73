import type { adminDispute, AdminPayment, adminRefund } from "@callavet/shared/contract/billing.ts";
import type { z } from "zod";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { AdminPaymentRow, DisputeRow, RefundRow } from "./payments.queries.ts";

export function toAdminPayment(row: AdminPaymentRow): AdminPayment {
  return {
    id: row.id,
    userId: row.user_id,
    email: row.email,
    kind: row.kind,
    what: row.what,
    purchaseId: row.purchase_id,
    stripePaymentIntentId: row.stripe_payment_intent_id,
    status: row.status,
    amount: row.amount,
    refundedAmount: row.refunded_amount,
    refundable: row.refundable,
    currency: row.currency,
    disputed: row.disputed,
    failureCode: row.failure_code,
    receiptUrl: row.receipt_url,
    createdAt: iso(row.created_at),
    refunds: row.refunds.map(toAdminRefund),
    disputes: row.disputes.map(toAdminDispute),
  };
}

export function toAdminRefund(row: RefundRow): z.infer<typeof adminRefund> {
  return {
    id: row.id,
    stripeRefundId: row.stripe_refund_id,
    requestId: row.request_id,
    amount: row.amount,
    currency: row.currency,
    status: row.status,
    reason: row.reason,
    failureReason: row.failure_reason,
    createdAt: iso(row.created_at),
  };
}

function toAdminDispute(row: DisputeRow): z.infer<typeof adminDispute> {
  return {
    id: row.id,
    stripeDisputeId: row.stripe_dispute_id,
    amount: row.amount,
    currency: row.currency,
    status: row.status,
    reason: row.reason,
    evidenceDueBy: isoOrNull(row.evidence_due_by),
  };
}
