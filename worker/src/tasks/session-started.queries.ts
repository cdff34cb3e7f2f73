import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/**
 * One notification for each approved vet who speaks the consult's language, said once however often this runs. A consult
 * that is no longer waiting needs nobody. Ids and states only: what the owner wrote stays in the consult.
 */
export async function notifyVetsOfSession(trx: Kysely<DB>, sessionId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into public.notifications (user_id, channel, template, language, data, dedupe_key)
    select vet.id, 'email', 'session_started', profile.language,
           jsonb_build_object('sessionId', session.id, 'type', session.type, 'urgency', session.urgency),
           format('session_started:%s:%s', session.id, vet.id)
    from public.chat_sessions session
    join public.vets vet on vet.approved and session.language = any(vet.languages) and vet.id <> session.owner_id
    join public.profiles profile on profile.id = vet.id
    where session.id = ${sessionId} and session.status = 'waiting'
    on conflict (dedupe_key) do nothing
  `.execute(trx);
  return Number(numAffectedRows ?? 0);
}
