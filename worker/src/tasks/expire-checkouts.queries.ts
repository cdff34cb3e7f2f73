import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Stripe's ids of the pages on which a person who has a live subscription could still buy another one. */
export async function openPages(trx: Transaction, userId: string): Promise<string[]> {
  const { rows } = await sql<{ stripe_session_id: string }>`
    select checkout.stripe_session_id from public.subscription_checkouts checkout
    where checkout.user_id = ${userId} and checkout.status = 'open' and checkout.stripe_session_id is not null
      and exists (
        select from public.user_subscriptions s
        where s.user_id = checkout.user_id and app.is_live(s.status))
    order by checkout.created_at
  `.execute(trx);
  return rows.map((row) => row.stripe_session_id);
}
