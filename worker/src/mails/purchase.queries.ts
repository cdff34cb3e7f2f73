import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/**
 * Once it is paid: what was bought, what became of it, and Stripe's own receipt. Where a delayed payment did not come,
 * that it did not.
 */
export async function mailOfPurchase(trx: Transaction, purchase: string): Promise<void> {
  await sql`
    select app.queue_mail(bought.user_id, kind.template, bought.id::text,
      jsonb_build_object(
        'kind', 'purchase', 'purchaseId', bought.id, 'name', jsonb_build_object('es', item.name_es, 'en', item.name_en),
        'type', bought.type, 'units', bought.units, 'amount', bought.amount, 'currency', bought.currency,
        'fulfilledAs', bought.fulfilled_as,
        'receiptUrl', (
          select payment.receipt_url from public.payments payment
          where payment.stripe_payment_intent_id = bought.stripe_payment_intent_id)))
    from public.overage_purchases bought
    join public.overage_items item on item.id = bought.item_id
    cross join lateral (
      select case bought.status when 'paid' then 'purchase_receipt' when 'failed' then 'payment_failed' end as template) kind
    where bought.id = ${purchase}::uuid and kind.template is not null
  `.execute(trx);
}
