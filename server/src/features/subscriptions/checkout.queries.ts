import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { buyerColumns, buyerTables } from "../../stripe/customer.queries.ts";
import type { BegunRow } from "../../stripe/open-page.ts";
import { PAGE_GRACE_SECONDS } from "../../stripe/page.ts";

export interface CheckoutRow extends BegunRow {
  trial_days: number;
}

export interface Choice {
  plan_code: string;
  currency?: string | undefined;
  interval?: "month" | "year" | undefined;
  price_id?: string | undefined;
}

/** Begins a checkout, or finds the open one, with all that Stripe must be told. Postgres refuses what cannot be bought. */
export async function beginCheckout(trx: Transaction, choice: Choice): Promise<CheckoutRow> {
  const { plan_code, currency = null, interval = null, price_id = null } = choice;
  const { rows } = await sql<CheckoutRow>`
    select k.id, k.url, k.stripe_session_id, k.expires_at, k.trial_days, r.stripe_price_id, ${buyerColumns}
    from public.fn_begin_checkout(${plan_code}, ${currency?.toLowerCase() ?? null}, ${interval}, ${price_id}) k
    join public.subscription_plan_prices r on r.id = k.price_id ${buyerTables("k.user_id")}`.execute(trx);
  if (!rows[0]) throw new Error("fn_begin_checkout gave nothing");
  return rows[0];
}

/** Stripe's pages for the same plan that this checkout replaced, while Stripe would still take money on them. */
export async function selectReplacedPages(trx: Transaction, checkoutId: string): Promise<string[]> {
  const { rows } = await sql<{ page: string }>`
    select old.stripe_session_id as page
    from public.subscription_checkouts fresh
    join public.subscription_checkouts old on old.user_id = fresh.user_id and old.plan_id = fresh.plan_id
    where fresh.id = ${checkoutId} and old.status = 'expired' and old.stripe_session_id is not null
      and old.expires_at > now() - make_interval(secs => ${PAGE_GRACE_SECONDS})
    limit 10`.execute(trx);
  return rows.map(({ page }) => page);
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
