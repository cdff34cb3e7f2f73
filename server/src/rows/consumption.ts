import { consumption as schema, type Consumption } from "@callavet/shared/contract/entitlements.ts";
import { iso, isoOrNull } from "./times.ts";

type Time = Date | string;

/** A unit that a consult took; times are text when the row came as JSON. */
export interface ConsumptionRow {
  id: string;
  session_id: string;
  type: string;
  source: string;
  status: string;
  credit_id: string | null;
  reserved_at: Time;
  expires_at: Time;
  finished_at: Time | null;
}

const { type, source, status } = schema.shape;

export function toConsumption(row: ConsumptionRow): Consumption {
  return {
    id: row.id,
    sessionId: row.session_id,
    type: type.parse(row.type),
    source: source.parse(row.source),
    status: status.parse(row.status),
    reservedAt: iso(row.reserved_at),
    expiresAt: iso(row.expires_at),
    finishedAt: isoOrNull(row.finished_at),
  };
}
