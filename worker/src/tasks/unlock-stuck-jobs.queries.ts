import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/** How many jobs were given back. */
export async function unlockStuckJobs(trx: Kysely<DB>, olderThan: string): Promise<number> {
  const { rows } = await sql<{
    unlocked: number;
  }>`select public.fn_unlock_stuck_jobs(${olderThan}::interval) as unlocked`.execute(trx);
  return rows[0]?.unlocked ?? 0;
}
