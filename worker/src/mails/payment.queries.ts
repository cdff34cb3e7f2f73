import type { PaymentFacts } from "@callavet/shared/node/billing/payment-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Each refund that went through, once: how much of what. */
export async function mailsOfRefunds(trx: Transaction, facts: PaymentFacts): Promise<void> {
  const made = facts.refunds.filter((refund) => refund.status === "succeeded").map((refund) => refund.id);
  if (made.length === 0) return;
  await sql`
    select app.queue_mail(refund.user_id, 'refund_made', refund.id::text,
      jsonb_build_object('amount', refund.amount, 'currency', refund.currency, 'name', app.paid_for(payment)))
    from public.refunds refund
    join public.payments payment on payment.id = refund.payment_id
    where refund.stripe_refund_id = any(${made}::text[])
  `.execute(trx);
}
