import { adminEvent, type AdminEvent } from "@callavet/shared/contract/billing.ts";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { AdminEventRow } from "./events.queries.ts";

const { status } = adminEvent.shape;

export function toAdminEvent(row: AdminEventRow): AdminEvent {
  return {
    id: row.id,
    type: row.type,
    status: status.parse(row.status),
    objectId: row.object_id,
    stripeCustomerId: row.stripe_customer_id,
    email: row.email,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: iso(row.created_at),
    receivedAt: iso(row.received_at),
    processedAt: isoOrNull(row.processed_at),
  };
}
