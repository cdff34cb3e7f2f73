import type { CareContent } from "@callavet/shared/contract/care.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

export interface CareRow {
  draft: {
    id: string;
    version: number;
    language: string;
    status: string;
    content: unknown;
    model: string | null;
    drafted_at: string | null;
  } | null;
  plans: { id: string; version: number; language: string; content: unknown; note: string | null; approved_at: string }[];
}

/** The latest draft and every approved version, of what the viewer may read; undefined when they may not see the consult. */
export async function selectCare(trx: Transaction, sessionId: string): Promise<CareRow | undefined> {
  const { rows } = await sql<CareRow>`
    select
      (select to_jsonb(d) from (
        select x.id, x.version, x.language, x.status, x.content, x.model, x.drafted_at from public.care_drafts x
        where x.session_id = s.id order by x.version desc limit 1) d) as draft,
      coalesce((select jsonb_agg(to_jsonb(p) order by p.version desc) from (
        select x.id, x.version, x.language, x.content, x.note, x.approved_at from public.care_plans x
        where x.session_id = s.id) p), '[]') as plans
    from public.chat_sessions s where s.id = ${sessionId}`.execute(trx);
  return rows[0];
}

/** @returns the draft's consult. */
export async function decideDraft(
  trx: Transaction,
  draftId: string,
  decision: "approve" | "reject",
  content: CareContent | null,
): Promise<string> {
  const { rows } = await sql<{ session_id: string }>`
    select session_id from public.fn_decide_draft(${draftId}, ${decision}, ${content && JSON.stringify(content)}::jsonb)`.execute(
    trx,
  );
  if (!rows[0]) throw new Error("fn_decide_draft gave nothing");
  return rows[0].session_id;
}

export async function writeCarePlan(
  trx: Transaction,
  sessionId: string,
  content: CareContent,
  note: string | null,
): Promise<void> {
  await sql`select id from public.fn_write_care_plan(${sessionId}, ${JSON.stringify(content)}::jsonb, ${note})`.execute(trx);
}
