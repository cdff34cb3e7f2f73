import { session as sessionSchema, sessionDetail, type Receipt, type SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { toPet } from "../../rows/pet.ts";
import { toRefundRequest } from "../../rows/refund-request.ts";
import { toSession } from "../../rows/session.ts";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { DetailRow, ReceiptRow } from "./detail.queries.ts";

const paidBy = { subscription: "plan", credit: "credit", overage: "purchase" } as const;
const ENDED = ["completed", "canceled", "expired"];
const { type: consultType, status: sessionStatus } = sessionSchema.shape;

const isSource = (source: string): source is keyof typeof paidBy => source in paidBy;

/** Without a committed unit nothing was charged, and the receipt says so. */
export function toReceipt(type: Receipt["type"], row: ReceiptRow | null): Receipt {
  if (!row || !isSource(row.source)) {
    const nothing = { planCode: null, planName: null, periodEnd: null, remaining: null, purchase: null, request: null };
    return { paidBy: "nothing", type, units: 0, ...nothing, canAskRefund: false };
  }
  return {
    paidBy: paidBy[row.source],
    planCode: row.plan_code,
    planName: row.name_es !== null && row.name_en !== null ? { es: row.name_es, en: row.name_en } : null,
    type,
    units: 1,
    periodEnd: isoOrNull(row.period_end),
    remaining: row.remaining,
    purchase: row.purchase && purchaseOf(row.purchase),
    request: row.request && toRefundRequest(row.request),
    canAskRefund: row.can_ask_refund,
  };
}

function purchaseOf({ receipt_url, refunded_amount, ...purchase }: NonNullable<ReceiptRow["purchase"]>): Receipt["purchase"] {
  return { ...purchase, receiptUrl: receipt_url, refundedAmount: refunded_amount };
}

export function toSessionDetail(row: DetailRow): SessionDetail {
  const session = toSession(row);
  return {
    session,
    role: sessionDetail.shape.role.parse(row.role),
    ownerName: row.owner_name ?? "",
    pet: row.pet ? toPet(row.pet) : null,
    vet: row.vet
      ? { id: row.vet.id, displayName: row.vet.display_name, licence: row.vet.licence, country: row.vet.country }
      : null,
    history: row.history.map((earlier) => ({
      id: earlier.id,
      type: consultType.parse(earlier.type),
      status: sessionStatus.parse(earlier.status),
      text: earlier.text,
      createdAt: iso(earlier.created_at),
      endedAt: isoOrNull(earlier.ended_at),
    })),
    ahead: row.ahead,
    receipt: ENDED.includes(session.status) ? toReceipt(session.type, row.receipt) : null,
  };
}
