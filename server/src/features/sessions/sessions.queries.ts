import type { listInput } from "@callavet/shared/contract/sessions.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { limitOf, readCursor } from "../../rows/paging.ts";
import { sessionColumns, type SessionRow } from "../../rows/session.ts";

const columns = sql.raw(sessionColumns.map((column) => `c.${column}`).join(", "));

export interface SessionListRow extends SessionRow {
  pet_name: string | null;
  pet_species: string | null;
  vet_name: string | null;
  care: "draft" | "approved" | null;
  cursor_at: string;
}

/** Two ordered index scans, one for each part that a person can have; `limit + 1` rows. */
export async function selectSessions(
  trx: Transaction,
  userId: string,
  input: z.infer<typeof listInput>,
): Promise<SessionListRow[]> {
  const cursor = readCursor(input.cursor);
  const limit = limitOf(input) + 1;
  const and = sql`
    ${input.status ? sql`and c.status = ${input.status}` : sql``}
    ${cursor ? sql`and (c.created_at, c.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
    order by c.created_at desc, c.id desc limit ${limit}`;
  const { rows } = await sql<SessionListRow>`
    select ${columns}, p.name as pet_name, p.species as pet_species, v.display_name as vet_name,
      case when exists (select from public.care_plans a where a.session_id = c.id) then 'approved'
        when exists (select from public.care_drafts d where d.session_id = c.id and d.status = 'draft') then 'draft' end as care,
      to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at
    from (
      (select ${columns} from public.chat_sessions c where c.owner_id = ${userId} ${and})
      union
      (select ${columns} from public.chat_sessions c where c.vet_id = ${userId} ${and})
    ) c
    left join public.pets p on p.id = c.pet_id
    left join public.vets v on v.id = c.vet_id
    order by c.created_at desc, c.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

const one = async (trx: Transaction, call: ReturnType<typeof sql>): Promise<SessionRow> => {
  const { rows } = await sql<SessionRow>`select ${columns} from ${call} c`.execute(trx);
  if (!rows[0]) throw new Error("the function gave no session");
  return rows[0];
};

export const claimSession = (trx: Transaction, id: string): Promise<SessionRow> => one(trx, sql`public.fn_claim_session(${id})`);

export const endSession = (trx: Transaction, id: string, reason: string | null): Promise<SessionRow> =>
  one(trx, sql`public.fn_end_session(${id}, ${reason})`);

export const attachPet = (trx: Transaction, id: string, petId: string): Promise<SessionRow> =>
  one(trx, sql`public.fn_attach_pet(${id}, ${petId})`);
