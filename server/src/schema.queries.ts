import { asService, type Database } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Resolves when the database answers within 2 s and has the functions that this release calls. */
export async function checkSchema(db: Database): Promise<void> {
  const known = await asService(
    db,
    async (trx) => {
      const { rows } = await sql<{ known: boolean }>`
        select bool_and(to_regprocedure(name) is not null) as known
        from unnest(array['public.fn_start_session(text,uuid,text,text,uuid,text,text[])', 'public.fn_send_message(uuid,uuid,text)',
          'public.fn_plan_change(text,text,text)', 'public.fn_begin_purchase(text,integer,uuid)']) name
      `.execute(trx);
      return rows[0]?.known;
    },
    { timeout: 2000 },
  );
  if (!known) throw new Error("the schema is not this release's: run npm run migrate");
}
