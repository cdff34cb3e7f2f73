import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "../database.ts";

/** Whether the customer is ours: what an unknown one does changes nothing here. `gone`: not at Stripe. */
export type Outcome = "converged" | "unknown_customer" | "unknown_purchase" | "gone";

/** Runs a function that converges, and gives its answer. */
export async function outcomeOf(trx: Transaction, call: RawBuilder<unknown>): Promise<Outcome> {
  const { rows } = await sql<{ outcome: Outcome }>`select ${call} as outcome`.execute(trx);
  return rows[0]?.outcome ?? "unknown_customer";
}
