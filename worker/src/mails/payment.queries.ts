import type { PaymentFacts } from "@callavet/shared/node/billing/payment-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Each refund that went through, once: how much of what. */
export async function mailsOfRefunds(trx: Transaction, facts: PaymentFacts): Promise<void> {
  const made = facts.refunds.filter((refund) => refund.status === "succeeded").map((refund) => refund.id);
  if (made.length === 0) return;
  await sql`
    select app.queue_mail(refund.user_id, 'refund_made', refund.id::text,
      jsonb_build_object(
        'amount', refund.amount, 'currency', refund.currency,
        'name', case when coalesce(item.name_es, plan.name_es) is not null then jsonb_build_object(
          'es', coalesce(item.name_es, plan.name_es), 'en', coalesce(item.name_en, plan.name_en)) end))
    from public.refunds refund
    join public.payments payment on payment.id = refund.payment_id
    left join public.overage_purchases bought on bought.id = payment.purchase_id
    left join public.overage_items item on item.id = bought.item_id
    left join public.invoices invoice on invoice.id = payment.invoice_id
    left join public.user_subscriptions s on s.id = invoice.subscription_id
    left join public.subscription_plans plan on plan.id = s.plan_id
    where refund.stripe_refund_id = any(${made}::text[])
  `.execute(trx);
}
