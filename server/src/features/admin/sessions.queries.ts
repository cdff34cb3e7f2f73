import type { adminSessionsInput } from "@callavet/shared/contract/sessions.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { cursorAt } from "../../rows/paging.queries.ts";
import { limitOf } from "../../rows/paging.ts";
import { sessionColumns, type SessionRow } from "../../rows/session.ts";
import { after, emailContains, inOrder } from "./filters.queries.ts";

const columns = sql.raw(sessionColumns.map((column) => `c.${column}`).join(", "));

export interface AdminSessionRow extends SessionRow {
  pet_name: string | null;
  pet_species: string | null;
  vet_name: string | null;
  owner_email: string;
  paid_by: string | null;
  cursor_at: string;
}

export async function selectAllSessions(trx: Transaction, input: z.infer<typeof adminSessionsInput>): Promise<AdminSessionRow[]> {
  const { rows } = await sql<AdminSessionRow>`
    select ${columns}, p.name as pet_name, p.species as pet_species, v.display_name as vet_name, o.email as owner_email,
      (select k.source from public.entitlement_consumptions k where k.session_id = c.id and k.status = 'committed' limit 1) as paid_by,
      ${cursorAt("c")} as cursor_at
    from public.chat_sessions c
    join public.profiles o on o.id = c.owner_id
    left join public.pets p on p.id = c.pet_id
    left join public.vets v on v.id = c.vet_id
    where ${after("c", input)}
      ${input.email ? sql`and ${emailContains("o.email", input.email)}` : sql``}
      ${input.ownerId ? sql`and c.owner_id = ${input.ownerId}` : sql``}
      ${input.status ? sql`and c.status = ${input.status}` : sql``}
      ${input.type ? sql`and c.type = ${input.type}` : sql``}
    ${inOrder("c", input)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}
