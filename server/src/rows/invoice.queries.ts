import { sql } from "kysely";

/** The columns of `InvoiceRow`, from `invoiceTables`. */
export const invoiceColumns = sql`
  v.id, v.number, v.status, v.total, v.amount_paid, v.currency, p.name_es as plan_name_es, p.name_en as plan_name_en,
  v.period_start, v.period_end, v.hosted_invoice_url, v.invoice_pdf, v.created_at,
  coalesce((select sum(x.refunded_amount)::integer from public.payments x where x.invoice_id = v.id), 0) as refunded_amount`;

/** `v` is the invoice. Its plan is that of the period it paid for, else the subscription's. */
export const invoiceTables = sql`
  public.invoices v
  left join public.user_subscriptions s on s.id = v.subscription_id
  left join public.subscription_usage o on o.subscription_id = s.id and o.period_start = v.period_start
  left join public.subscription_plans p on p.id = coalesce(o.plan_id, s.plan_id)`;
