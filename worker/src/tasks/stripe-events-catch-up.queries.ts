import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/** How many stored events were queued again. */
export async function requeueStripeEvents(trx: Kysely<DB>, olderThan: string, limit: number): Promise<number> {
  const { rows } = await sql<{ queued: number }>`
    select public.fn_requeue_stripe_events(${olderThan}::interval, ${limit}) as queued
  `.execute(trx);
  return rows[0]?.queued ?? 0;
}
