import { purchase as schema, type Purchase } from "@callavet/shared/contract/overage.ts";
import { iso, isoOrNull } from "./times.ts";

export interface PurchaseRow {
  id: string;
  code: string;
  name_es: string;
  name_en: string;
  type: string;
  quantity: number;
  units: number;
  amount: number;
  currency: string;
  status: string;
  session_id: string | null;
  fulfilled_as: string | null;
  refunded_amount: number;
  frozen: boolean;
  receipt_url: string | null;
  can_ask_refund: boolean;
  paid_at: Date | null;
  created_at: Date;
}

const { type, status, fulfilledAs } = schema.shape;

export function toPurchase(row: PurchaseRow): Purchase {
  return {
    id: row.id,
    code: row.code,
    name: { es: row.name_es, en: row.name_en },
    type: type.parse(row.type),
    quantity: row.quantity,
    units: row.units,
    amount: row.amount,
    currency: row.currency,
    status: status.parse(row.status),
    sessionId: row.session_id,
    fulfilledAs: fulfilledAs.parse(row.fulfilled_as),
    refundedAmount: row.refunded_amount,
    frozen: row.frozen,
    receiptUrl: row.receipt_url,
    canAskRefund: row.can_ask_refund,
    paidAt: isoOrNull(row.paid_at),
    createdAt: iso(row.created_at),
  };
}
