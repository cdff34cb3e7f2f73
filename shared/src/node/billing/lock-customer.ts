import { sql } from "kysely";
import type { Transaction } from "../database.ts";

/**
 * Until the transaction ends, nobody else converges what belongs to this customer. Read from Stripe after it: then the
 * last to write has the freshest reading.
 */
export async function lockCustomer(trx: Transaction, customer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${customer}))`.execute(trx);
}
