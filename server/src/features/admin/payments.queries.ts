import type { adminPaymentsInput } from "@callavet/shared/contract/billing.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { cursorAt } from "../../rows/paging.queries.ts";
import { limitOf } from "../../rows/paging.ts";
import { after, emailContains, inOrder } from "./filters.queries.ts";

/** Times are text where the row came as JSON. */
export interface RefundRow {
  id: string;
  stripe_refund_id: string | null;
  request_id: string | null;
  amount: number;
  currency: string;
  status: string;
  reason: string | null;
  failure_reason: string | null;
  created_at: Date | string;
}

export interface DisputeRow {
  id: string;
  stripe_dispute_id: string;
  amount: number;
  currency: string;
  status: string;
  reason: string | null;
  evidence_due_by: string | null;
}

export interface AdminPaymentRow {
  id: string;
  user_id: string;
  email: string;
  kind: "subscription" | "purchase" | "other";
  what: { es: string; en: string } | null;
  purchase_id: string | null;
  stripe_payment_intent_id: string;
  status: string;
  amount: number;
  refunded_amount: number;
  refundable: number;
  currency: string;
  disputed: boolean;
  failure_code: string | null;
  receipt_url: string | null;
  created_at: Date;
  refunds: RefundRow[];
  disputes: DisputeRow[];
  cursor_at: string;
}

type Input = z.infer<typeof adminPaymentsInput>;

const states: Record<NonNullable<Input["status"]>, RawBuilder<boolean>> = {
  succeeded: sql<boolean>`p.status = 'succeeded'`,
  failed: sql<boolean>`p.status in ('requires_payment_method', 'canceled')`,
  refunded: sql<boolean>`p.refunded_amount > 0`,
  disputed: sql<boolean>`p.disputed`,
};

/** Each way by an index of its own. */
const named = (reference: string): RawBuilder<boolean> => sql<boolean>`p.id in (
  select x.id from public.payments x where x.stripe_payment_intent_id = ${reference}
  union all select x.payment_id from public.refunds x where x.stripe_refund_id = ${reference}
  union all select x.id from public.payments x join public.invoices v on v.id = x.invoice_id
    where v.stripe_invoice_id = ${reference} or v.number = ${reference})`;

export async function selectPayments(trx: Transaction, input: Input): Promise<AdminPaymentRow[]> {
  const { rows } = await sql<AdminPaymentRow>`
    select p.id, p.user_id, o.email, p.purchase_id, p.stripe_payment_intent_id, p.status, p.amount, p.refunded_amount, p.currency,
      p.disputed, p.failure_code, p.receipt_url, p.created_at, app.refundable(p) as refundable,
      case when p.purchase_id is not null then 'purchase' when p.invoice_id is not null then 'subscription' else 'other' end as kind,
      app.paid_for(p) as what,
      coalesce((select jsonb_agg(to_jsonb(r) order by r.created_at, r.id) from public.refunds r where r.payment_id = p.id), '[]') as refunds,
      coalesce((select jsonb_agg(to_jsonb(d) order by d.created_at, d.id) from public.disputes d where d.payment_id = p.id), '[]') as disputes,
      ${cursorAt("p")} as cursor_at
    from public.payments p
    join public.profiles o on o.id = p.user_id
    where ${after("p", input)}
      ${input.id ? sql`and p.id = ${input.id}` : sql``}
      ${input.reference ? sql`and ${named(input.reference)}` : sql``}
      ${input.userId ? sql`and p.user_id = ${input.userId}` : sql``}
      ${input.email ? sql`and ${emailContains("o.email", input.email)}` : sql``}
      ${input.status ? sql`and ${states[input.status]}` : sql``}
    ${inOrder("p", input)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}
