import type { StartResult } from "@callavet/shared/contract/sessions.ts";
import { toConsumption } from "../../rows/consumption.ts";
import { toOverageItem } from "../../rows/overage-item.ts";
import { toSession } from "../../rows/session.ts";
import { isoOrNull } from "../../rows/times.ts";
import type { ExtrasRow, StartedRow } from "./start.queries.ts";

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
    items: items.map(toOverageItem),
  };
}
