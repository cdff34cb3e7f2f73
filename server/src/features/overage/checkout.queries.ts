import type { overageCheckoutInput } from "@callavet/shared/contract/overage.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { buyerColumns, buyerTables } from "../../stripe/customer.queries.ts";
import type { BegunRow } from "../../stripe/open-page.ts";
import { PAGE_GRACE_SECONDS } from "../../stripe/page.ts";

interface PurchaseRow extends BegunRow {
  quantity: number;
}

/** Begins a purchase, or finds the open one, with all that Stripe must be told. Postgres refuses what cannot be bought. */
export async function beginPurchase(trx: Transaction, input: z.infer<typeof overageCheckoutInput>): Promise<PurchaseRow> {
  const { code, quantity = 1, original_session_id = null } = input;
  const { rows } = await sql<PurchaseRow>`
    select u.id, u.quantity, u.url, u.stripe_checkout_session_id as stripe_session_id, u.expires_at, i.stripe_price_id,
      ${buyerColumns}
    from public.fn_begin_purchase(${code}, ${quantity}, ${original_session_id}) u
    join public.overage_items i on i.id = u.item_id ${buyerTables("u.user_id")}`.execute(trx);
  if (!rows[0]) throw new Error("fn_begin_purchase gave nothing");
  return rows[0];
}

/** Stripe's pages for the same item and consult that this purchase replaced, while Stripe would still take money on them. */
export async function selectReplacedPages(trx: Transaction, purchaseId: string): Promise<string[]> {
  const { rows } = await sql<{ page: string }>`
    select old.stripe_checkout_session_id as page
    from public.overage_purchases fresh
    join public.overage_purchases old on old.user_id = fresh.user_id and old.item_id = fresh.item_id
      and old.original_session_id is not distinct from fresh.original_session_id
    where fresh.id = ${purchaseId} and old.status = 'expired' and old.stripe_checkout_session_id is not null
      and old.expires_at > now() - make_interval(secs => ${PAGE_GRACE_SECONDS})
    limit 10`.execute(trx);
  return rows.map(({ page }) => page);
}

interface OpenPage {
  purchaseId: string;
  page: string;
  url: string;
  payment: string | { id: string } | null;
}

/** As the service: the page is there to be offered again. */
export async function openPurchase(trx: Transaction, { purchaseId, page, url, payment }: OpenPage): Promise<void> {
  const intent = typeof payment === "object" ? (payment?.id ?? null) : payment;
  await sql`select public.fn_open_purchase(${purchaseId}, ${page}, ${url}, ${intent})`.execute(trx);
}
