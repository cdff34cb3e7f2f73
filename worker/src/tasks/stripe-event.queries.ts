import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";
import type { SubscriptionFacts } from "../stripe/subscription-facts.ts";

export interface OpenEvent {
  id: string;
  type: string;
  payload: unknown;
  stripe_customer_id: string | null;
}

/** Takes the customer's lock until the transaction ends; null when the event is finished, or was never stored. */
export async function claimEvent(trx: Kysely<DB>, id: string): Promise<OpenEvent | null> {
  const { rows } = await sql<OpenEvent>`
    select id, type, payload, stripe_customer_id from public.fn_claim_stripe_event(${id})
  `.execute(trx);
  return rows[0] ?? null;
}

export async function lockCustomer(trx: Kysely<DB>, customer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${customer}))`.execute(trx);
}

export async function finishCheckout(trx: Kysely<DB>, stripeSession: string, status: "completed" | "expired"): Promise<void> {
  await sql`select public.fn_finish_checkout(${stripeSession}, ${status})`.execute(trx);
}

/** Whether the customer is ours: what an unknown one does changes nothing here. */
export async function convergeSubscription(trx: Kysely<DB>, facts: SubscriptionFacts): Promise<"converged" | "unknown_customer"> {
  const { rows } = await sql<{ outcome: "converged" | "unknown_customer" }>`
    select public.fn_converge_stripe_subscription(
      ${facts.id}, ${facts.customer}, ${facts.metadataUserId}, ${facts.status}, ${JSON.stringify(facts.items)}::jsonb,
      ${facts.cancelAt}::timestamptz, ${facts.cancelAtPeriodEnd}, ${facts.canceledAt}::timestamptz, ${facts.endedAt}::timestamptz
    ) as outcome
  `.execute(trx);
  return rows[0]?.outcome ?? "unknown_customer";
}

/** `note` says why an event was ignored. */
export async function finishEvent(
  trx: Kysely<DB>,
  id: string,
  status: "processed" | "ignored",
  note: string | null,
): Promise<void> {
  await sql`select public.fn_finish_stripe_event(${id}, ${status}, ${note})`.execute(trx);
}

export async function failEvent(trx: Kysely<DB>, id: string, error: string): Promise<void> {
  await sql`select public.fn_fail_stripe_event(${id}, ${error})`.execute(trx);
}
