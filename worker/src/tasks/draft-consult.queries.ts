import type { CareContent } from "@callavet/shared/contract/care.ts";
import type { DB } from "@callavet/shared/node/db.gen.ts";
import type { Drafter, DraftFailure, Material } from "@callavet/shared/node/ai/drafter.ts";
import { sql, type Kysely } from "kysely";

interface MaterialRow extends Omit<Material, "animal"> {
  /** As PostgreSQL says it: what is not known is null. */
  animal: Record<string, string | number | null>;
}

/** What a draft of this consult is made from; null when none is wanted any more. At most the last 500 messages. */
export async function selectMaterial(trx: Kysely<DB>, sessionId: string): Promise<Material | null> {
  const { rows } = await sql<MaterialRow>`
    select s.language, s.text, s.red_flags as "redFlags", coalesce(o.full_name, '') as "ownerName",
      coalesce(p.name, '') as "petName", coalesce(v.display_name, '') as "vetName",
      coalesce((select jsonb_strip_nulls(jsonb_build_object('species', p.species, 'breed', p.breed, 'sex', p.sex, 'bornOn', p.born_on,
        'weightGrams', p.weight_grams, 'notes', nullif(p.notes, ''))) where p.id is not null), '{}') as animal,
      coalesce((select jsonb_agg(jsonb_build_object('from', m.sender_role, 'body', m.body) order by m.seq)
        from (select * from public.chat_messages x where x.session_id = s.id order by x.seq desc limit 500) m), '[]') as messages,
      coalesce((select jsonb_agg(n.body order by n.created_at) from public.session_notes n
        where n.session_id = s.id and n.author_id = s.vet_id), '[]') as notes
    from public.chat_sessions s
    join public.profiles o on o.id = s.owner_id
    left join public.pets p on p.id = s.pet_id
    left join public.vets v on v.id = s.vet_id
    where s.id = ${sessionId}
      and exists (select from public.care_drafts d where d.session_id = s.id and d.status = 'drafting')
  `.execute(trx);
  const [row] = rows;
  if (!row) return null;
  return {
    ...row,
    animal: Object.fromEntries(Object.entries(row.animal).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
  };
}

/** False when nobody waited for it any more. */
export async function storeDraft(
  trx: Kysely<DB>,
  sessionId: string,
  content: CareContent,
  { model, promptVersion }: Pick<Drafter, "model" | "promptVersion">,
  inputSha256: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string | null }>`
    select id from public.fn_store_draft(${sessionId}, ${JSON.stringify(content)}::jsonb, ${model}, ${promptVersion}, ${inputSha256})
  `.execute(trx);
  return Boolean(rows[0]?.id);
}

export async function failDraft(trx: Kysely<DB>, sessionId: string, failure: DraftFailure): Promise<void> {
  await sql`select public.fn_fail_draft(${sessionId}, ${failure})`.execute(trx);
}

export async function requeueDrafts(trx: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ queued: number }>`select public.fn_requeue_drafts() as queued`.execute(trx);
  return rows[0]?.queued ?? 0;
}
