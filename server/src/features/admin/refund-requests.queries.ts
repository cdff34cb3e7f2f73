import type { adminRefundRequestsInput } from "@callavet/shared/contract/billing.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { limitOf } from "../../rows/paging.ts";
import { ranked, type Ranked } from "./ranked.queries.ts";

export interface AdminRefundRequestRow {
  id: string;
  user_id: string;
  email: string;
  session_id: string | null;
  purchase_id: string | null;
  text: string;
  status: string;
  answer: string;
  created_at: Date;
  decided_at: Date | null;
  type: string;
  paid_by: string | null;
  payment_id: string | null;
  currency: string | null;
  refundable: number | null;
  suggested: number | null;
  /** A refund for it has begun already, and may wait for Stripe. */
  begun: boolean;
  cursor_at: string;
}

/** `refund_requests_inbox` */
const inbox: Ranked = { first: "q.status = 'open'", at: "q.created_at", id: "q.id" };

/**
 * The consult's unit, the payment behind it, and what to pay back: of a purchase what is left, of a consult the price of one
 * unit that was bought. What part of a membership one consult is, nobody can tell but the operator.
 */
const selection = sql`
  select q.id, q.user_id, o.email, q.session_id, q.purchase_id, q.text, q.status, q.answer, q.created_at, q.decided_at,
    coalesce(s.type, b.type) as type, k.source as paid_by, p.id as payment_id, p.currency, p.refundable,
    nullif(case when q.purchase_id is not null then p.refundable
      when b.id is not null then least(p.refundable, b.amount / b.units) end, 0) as suggested,
    exists (select from public.refunds r where r.request_id = q.id) as begun,
    ${ranked.place(inbox)} as cursor_at
  from public.refund_requests q
  join public.profiles o on o.id = q.user_id
  left join public.chat_sessions s on s.id = q.session_id
  left join lateral (
    select k.* from public.entitlement_consumptions k where k.session_id = q.session_id
    order by (k.status in ('committed', 'reserved')) desc, k.reserved_at desc limit 1
  ) k on true
  left join public.subscription_usage u on u.id = k.usage_id
  left join public.overage_credits c on c.id = k.credit_id
  left join public.overage_purchases b on b.id = coalesce(q.purchase_id, k.overage_purchase_id, c.purchase_id)
  left join lateral (
    select p.id, p.currency, app.refundable(p) as refundable from public.payments p
    where p.status = 'succeeded' and (p.purchase_id = b.id or p.invoice_id in (
      select v.id from public.invoices v
      where v.subscription_id = u.subscription_id and v.period_start >= u.period_start and v.period_start < u.period_end))
    order by p.created_at desc limit 1
  ) p on true`;

export async function selectRefundRequests(
  trx: Transaction,
  input: z.infer<typeof adminRefundRequestsInput>,
): Promise<AdminRefundRequestRow[]> {
  const { rows } = await sql<AdminRefundRequestRow>`${selection}
    where ${ranked.after(inbox, input.cursor)}
      ${input.id ? sql`and q.id = ${input.id}` : sql``}
      ${input.status ? sql`and q.status = ${input.status}` : sql``}
    ${ranked.order(inbox)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}

export const selectRefundRequest = async (trx: Transaction, id: string): Promise<AdminRefundRequestRow | undefined> =>
  (await selectRefundRequests(trx, { id }))[0];

/** As the admin. Postgres refuses what is decided otherwise already; a credit is granted, and the answer is mailed, with it. */
export async function decideRefundRequest(trx: Transaction, id: string, decision: string, answer: string): Promise<void> {
  await sql`select public.fn_decide_refund_request(${id}, ${decision}, ${answer})`.execute(trx);
}
