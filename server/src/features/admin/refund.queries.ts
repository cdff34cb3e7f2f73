import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { RefundRow } from "./payments.queries.ts";

export interface RefundWish {
  paymentId: string;
  /** Minor units; null is all that is left. */
  amount: number | null;
  reason: string | null;
  /** The same wish is one refund. */
  requestId: string;
}

export interface BegunRefund extends RefundRow {
  stripe_payment_intent_id: string;
}

/** As the admin. Postgres refuses more than is left, and gives the same row for the same wish. */
export async function beginRefund(trx: Transaction, wish: RefundWish): Promise<BegunRefund> {
  const { rows } = await sql<BegunRefund>`
    select r.*, p.stripe_payment_intent_id
    from public.fn_begin_refund(${wish.paymentId}, ${wish.amount}, ${wish.reason}, ${wish.requestId}) r
    join public.payments p on p.id = r.payment_id`.execute(trx);
  if (!rows[0]) throw new Error("fn_begin_refund gave nothing");
  return rows[0];
}

/** As the service: Stripe has it. What becomes of it is told by events. */
export async function openRefund(trx: Transaction, id: string, stripeRefund: string, status: string): Promise<RefundRow> {
  await sql`select public.fn_open_refund(${id}, ${stripeRefund}, ${status})`.execute(trx);
  return selectRefund(trx, id);
}

/** As the service: Stripe refused it, so there is none. */
export async function abandonRefund(trx: Transaction, id: string, reason: string): Promise<void> {
  await sql`select public.fn_abandon_refund(${id}, ${reason})`.execute(trx);
}

async function selectRefund(trx: Transaction, id: string): Promise<RefundRow> {
  const { rows } = await sql<RefundRow>`select * from public.refunds where id = ${id}`.execute(trx);
  if (!rows[0]) throw new Error("the refund just made cannot be read");
  return rows[0];
}
