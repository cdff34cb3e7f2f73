import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/**
 * One notification for each approved vet who speaks the consult's language, said once however often this runs. A consult
 * that is no longer waiting needs nobody. Ids and states only: what the owner wrote stays in the consult.
 */
export async function notifyVetsOfSession(trx: Kysely<DB>, sessionId: string): Promise<number> {
  const { rows } = await sql<{ queued: boolean }>`
    select app.queue_mail(vet.id, 'session_started', format('%s:%s', session.id, vet.id),
      jsonb_build_object('sessionId', session.id, 'type', session.type, 'urgency', session.urgency)) as queued
    from public.chat_sessions session
    join public.vets vet on vet.approved and session.language = any(vet.languages) and vet.id <> session.owner_id
    where session.id = ${sessionId} and session.status = 'waiting'
  `.execute(trx);
  return rows.filter(({ queued }) => queued).length;
}
