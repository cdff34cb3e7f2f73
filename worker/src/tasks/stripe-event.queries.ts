import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { FinishedEvent } from "../stripe/converge-events.ts";

export interface OpenEvent {
  id: string;
  type: string;
  payload: unknown;
  stripe_customer_id: string | null;
}

/**
 * Takes the customer's lock until the transaction ends. The event itself first, then up to `limit` in all of the same
 * customer's that nobody has tried yet; none when the event is finished, or was never stored.
 */
export async function claimEvents(trx: Transaction, id: string, limit: number): Promise<OpenEvent[]> {
  const { rows } = await sql<OpenEvent>`
    select id, type, payload, stripe_customer_id from public.fn_claim_stripe_events(${id}, ${limit})
  `.execute(trx);
  return rows;
}

/** True when nobody here is that customer; an operator is told. */
export async function flagUnknownCustomer(trx: Transaction, customer: string): Promise<boolean> {
  const { rows } = await sql<{ unknown: boolean }>`
    select public.fn_flag_unknown_customer(${customer}) as unknown
  `.execute(trx);
  return rows[0]?.unknown ?? false;
}

export async function finishCheckout(trx: Transaction, stripeSession: string, status: "completed" | "expired"): Promise<void> {
  await sql`select public.fn_finish_checkout(${stripeSession}, ${status})`.execute(trx);
}

/** With the jobs that wait to handle each of them again. */
export async function finishEvents(trx: Transaction, events: FinishedEvent[]): Promise<void> {
  await sql`select public.fn_finish_stripe_events(${JSON.stringify(events)}::jsonb)`.execute(trx);
}

export async function failEvent(trx: Transaction, id: string, error: string): Promise<void> {
  await sql`select public.fn_fail_stripe_event(${id}, ${error})`.execute(trx);
}
