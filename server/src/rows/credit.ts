import { credit as schema, type Credit } from "@callavet/shared/contract/overage.ts";
import { iso, isoOrNull } from "./times.ts";

export interface CreditRow {
  id: string;
  type: string;
  origin: string;
  granted: number;
  remaining: number;
  reserved: number;
  consumed: number;
  expires_at: Date | null;
  frozen: boolean;
  purchase_id: string | null;
  created_at: Date;
}

const { type, origin } = schema.shape;

export function toCredit(row: CreditRow): Credit {
  return {
    id: row.id,
    type: type.parse(row.type),
    origin: origin.parse(row.origin),
    granted: row.granted,
    remaining: row.remaining,
    reserved: row.reserved,
    consumed: row.consumed,
    expiresAt: isoOrNull(row.expires_at),
    frozen: row.frozen,
    purchaseId: row.purchase_id,
    createdAt: iso(row.created_at),
  };
}
