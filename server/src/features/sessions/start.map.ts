import { consumption as consumptionSchema, type Consumption } from "@callavet/shared/contract/entitlements.ts";
import type { StartResult } from "@callavet/shared/contract/sessions.ts";
import { toSession } from "../../rows/session.ts";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { ConsumptionRow, ExtrasRow, StartedRow } from "./start.queries.ts";

const { type, source, status } = consumptionSchema.shape;

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

export function toStartResult(started: StartedRow, { credit, items }: ExtrasRow): StartResult {
  const session = toSession(started.session);
  const overage = session.status === "pending_payment";
  return {
    session,
    created: started.created,
    consumption: started.consumption ? toConsumption(started.consumption) : null,
    credit: credit ? { id: credit.id, remaining: credit.remaining, expiresAt: isoOrNull(credit.expires_at) } : null,
    // Until it is paid for there is nothing to enter.
    room: overage ? null : { sessionId: session.id, kind: session.type },
    overage,
    items: items.map(({ name_es, name_en, type: kind, ...item }) => ({
      ...item,
      type: type.parse(kind),
      name: { es: name_es, en: name_en },
    })),
  };
}
