import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

export interface CheckoutRow {
  id: string;
  status: string;
  url: string | null;
  stripe_session_id: string | null;
  expires_at: Date;
  stripe_price_id: string | null;
  stripe_customer_id: string | null;
  email: string;
  full_name: string;
}

interface Choice {
  plan_code: string;
  currency?: string | undefined;
  interval?: string | undefined;
  price_id?: string | undefined;
}

/** Begins a checkout, or finds the open one, with all that Stripe must be told. Postgres refuses what cannot be bought. */
export async function beginCheckout(trx: Transaction, choice: Choice): Promise<CheckoutRow> {
  const { plan_code, currency = null, interval = null, price_id = null } = choice;
  const { rows } = await sql<CheckoutRow>`
    select k.id, k.status, k.url, k.stripe_session_id, k.expires_at, r.stripe_price_id, c.stripe_customer_id, p.email, p.full_name
    from public.fn_begin_checkout(${plan_code}, ${currency?.toLowerCase() ?? null}, ${interval}, ${price_id}) k
    join public.subscription_plan_prices r on r.id = k.price_id
    join public.profiles p on p.id = k.user_id
    left join public.stripe_customers c on c.user_id = k.user_id`.execute(trx);
  if (!rows[0]) throw new Error("fn_begin_checkout gave nothing");
  return rows[0];
}

/** As the service. @returns the customer that is stored, which is another one's when two calls came at once. */
export async function storeCustomer(trx: Transaction, userId: string, stripeCustomerId: string): Promise<string> {
  await trx
    .insertInto("stripe_customers")
    .values({ user_id: userId, stripe_customer_id: stripeCustomerId })
    .onConflict((conflict) => conflict.column("user_id").doNothing())
    .execute();
  const stored = await trx
    .selectFrom("stripe_customers")
    .select("stripe_customer_id")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return stored.stripe_customer_id;
}

/** As the service: the page is there to be offered again. */
export async function openCheckoutRow(trx: Transaction, id: string, stripeSessionId: string, url: string): Promise<void> {
  await trx
    .updateTable("subscription_checkouts")
    .set({ status: "open", stripe_session_id: stripeSessionId, url })
    .where("id", "=", id)
    .where("status", "=", "creating")
    .execute();
}
