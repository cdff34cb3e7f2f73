import { adminRefundRequest, type AdminRefundRequest } from "@callavet/shared/contract/billing.ts";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { AdminRefundRequestRow } from "./refund-requests.queries.ts";

const { status, type, paidBy } = adminRefundRequest.shape;

export function toAdminRefundRequest(row: AdminRefundRequestRow): AdminRefundRequest {
  return {
    id: row.id,
    userId: row.user_id,
    email: row.email,
    sessionId: row.session_id,
    purchaseId: row.purchase_id,
    text: row.text,
    status: status.parse(row.status),
    answer: row.answer,
    createdAt: iso(row.created_at),
    decidedAt: isoOrNull(row.decided_at),
    type: type.parse(row.type),
    paidBy: paidBy.parse(row.paid_by),
    paymentId: row.payment_id,
    currency: row.currency,
    refundable: row.refundable,
    suggested: row.suggested,
  };
}
