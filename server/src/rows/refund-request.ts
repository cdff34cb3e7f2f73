import { refundRequest as schema, type RefundRequest } from "@callavet/shared/contract/billing.ts";
import { iso, isoOrNull } from "./times.ts";

/** Times are text when the row came as JSON. */
export interface RefundRequestRow {
  id: string;
  session_id: string | null;
  purchase_id: string | null;
  text: string;
  status: string;
  answer: string;
  created_at: Date | string;
  decided_at: Date | string | null;
}

/** Columns of the request `q`. */
export const refundRequestColumns = "q.id, q.session_id, q.purchase_id, q.text, q.status, q.answer, q.created_at, q.decided_at";

export function toRefundRequest(row: RefundRequestRow): RefundRequest {
  return {
    id: row.id,
    sessionId: row.session_id,
    purchaseId: row.purchase_id,
    text: row.text,
    status: schema.shape.status.parse(row.status),
    answer: row.answer,
    createdAt: iso(row.created_at),
    decidedAt: isoOrNull(row.decided_at),
  };
}
