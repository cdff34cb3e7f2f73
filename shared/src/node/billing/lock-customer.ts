import { sql } from "kysely";
import type { Transaction } from "../database.ts";

/** Held until the transaction ends; what is read from Stripe after it is the freshest to be written. */
export async function lockCustomer(trx: Transaction, customer: string): Promise<void> {
  await sql`select app.lock_customer(${customer})`.execute(trx);
}
