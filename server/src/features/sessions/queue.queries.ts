import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { PetRow } from "../../rows/pet.ts";
import { sessionColumns, type SessionRow } from "../../rows/session.ts";

const columns = sql.raw(sessionColumns.map((column) => `c.${column}`).join(", "));

export interface QueueRow extends SessionRow {
  owner_name: string | null;
  pet: PetRow | null;
}

/** What waits, as a vet may see it: emergencies first, then by waiting time. */
export async function selectQueue(trx: Transaction): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select ${columns}, o.full_name as owner_name, to_jsonb(p) as pet
    from public.chat_sessions c
    left join public.people o on o.id = c.owner_id
    left join public.pets p on p.id = c.pet_id
    where c.status = 'waiting'
    order by array_position(array['emergency', 'urgent', 'routine'], c.urgency), c.queued_at, c.id
    limit 200`.execute(trx);
  return rows;
}
