import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/** How many expired consults were closed; less than `limit` when none is left. */
export async function sweepReservations(trx: Kysely<DB>, limit: number): Promise<number> {
  const { rows } = await sql<{ swept: number }>`select public.fn_sweep_reservations(${limit}) as swept`.execute(trx);
  return rows[0]?.swept ?? 0;
}
