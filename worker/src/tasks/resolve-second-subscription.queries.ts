import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Whose it is at Stripe; null when we do not know that subscription. */
export async function customerOf(trx: Transaction, stripeSubscription: string): Promise<string | null> {
  const { rows } = await sql<{ customer: string }>`
    select customer.stripe_customer_id as customer
    from public.user_subscriptions s join public.stripe_customers customer on customer.user_id = s.user_id
    where s.stripe_subscription_id = ${stripeSubscription}
  `.execute(trx);
  return rows[0]?.customer ?? null;
}

/** It is live and another one, which is live too, gives the units. */
export async function isSecond(trx: Transaction, stripeSubscription: string): Promise<boolean> {
  const { rows } = await sql<{ second: boolean }>`
    select exists (
      select from public.user_subscriptions s
      where s.stripe_subscription_id = ${stripeSubscription} and s.superseded and app.is_live(s.status)
        and exists (
          select from public.user_subscriptions first
          where first.user_id = s.user_id and first.id <> s.id and app.is_live(first.status) and not first.superseded)
    ) as second
  `.execute(trx);
  return rows[0]?.second ?? false;
}
