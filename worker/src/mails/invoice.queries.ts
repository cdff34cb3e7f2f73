import type { InvoiceFacts } from "@callavet/shared/node/billing/invoice-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/**
 * A renewal that could not be taken: what, when it is tried again, and Stripe's page to pay it on. Who is still at the
 * checkout page of a first one sees it there.
 */
export async function mailOfInvoice(trx: Transaction, facts: InvoiceFacts): Promise<void> {
  if (facts.status !== "open" || !facts.attempted || facts.billingReason === "subscription_create") return;
  await sql`
    select app.queue_mail(invoice.user_id, 'payment_failed', invoice.id::text,
      jsonb_build_object(
        'kind', 'plan', 'name', case when plan.id is not null then jsonb_build_object('es', plan.name_es, 'en', plan.name_en) end,
        'amount', invoice.amount_due, 'currency', invoice.currency, 'url', invoice.hosted_invoice_url,
        'nextAttempt', ${facts.nextAttempt}::text))
    from public.invoices invoice
    left join public.user_subscriptions s on s.id = invoice.subscription_id
    left join public.subscription_plans plan on plan.id = s.plan_id
    where invoice.stripe_invoice_id = ${facts.id}
  `.execute(trx);
}
