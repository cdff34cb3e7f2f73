import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql, type RawBuilder } from "kysely";
import type { ConsumptionRow } from "./consumption.ts";

/** The row that an entitlement function gives, as the viewer. */
export async function consumptionOf(trx: Transaction, call: RawBuilder<unknown>): Promise<ConsumptionRow> {
  const { rows } = await sql<ConsumptionRow>`
    select c.id, c.session_id, c.type, c.source, c.status, c.credit_id, c.reserved_at, c.expires_at, c.finished_at
    from ${call} c`.execute(trx);
  if (!rows[0]) throw new Error("an entitlement function gave no row");
  return rows[0];
}
