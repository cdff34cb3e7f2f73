import { randomUUID } from "node:crypto";
import type pg from "pg";

const stripeId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll("-", "").slice(0, 24)}`;

export interface PaidPurchase {
  purchaseId: string;
  paymentId: string;
  paymentIntent: string;
  creditId: string;
}

/** A purchase that was paid and became credits, as the worker leaves it. */
export async function insertPaidPurchase(
  pool: pg.Pool,
  userId: string,
  { quantity = 1, amount = 790 }: { quantity?: number; amount?: number } = {},
): Promise<PaidPurchase> {
  const paymentIntent = stripeId("pi");
  const { rows } = await pool.query<Omit<PaidPurchase, "paymentIntent">>(
    `with i as (
       insert into overage_items (code, type, name_es, name_en, currency, amount)
       values ('chat_unit', 'chat', 'Una consulta', 'One consult', 'usd', 790) on conflict (code) do update set active = true returning id
     ), b as (
       insert into overage_purchases (user_id, item_id, type, quantity, units, amount, currency, status, expires_at, paid_at, fulfilled_as,
         stripe_payment_intent_id)
       select $1, i.id, 'chat', $2, $2, $3, 'usd', 'paid', now(), now(), 'credits', $4 from i returning id
     ), c as (
       insert into overage_credits (user_id, type, granted, origin, purchase_id) select $1, 'chat', $2, 'purchase', b.id from b returning id
     ), l as (
       insert into overage_credit_ledger (credit_id, kind, units) select c.id, 'grant', $2 from c
     ), p as (
       insert into payments (user_id, purchase_id, stripe_payment_intent_id, status, amount, currency, created_at)
       select $1, b.id, $4, 'succeeded', $3, 'usd', now() from b returning id
     )
     select b.id as "purchaseId", p.id as "paymentId", c.id as "creditId" from b, p, c`,
    [userId, quantity, amount, paymentIntent],
  );
  if (!rows[0]) throw new Error("no purchase was made");
  return { ...rows[0], paymentIntent };
}

/** A period's invoice that was paid, of the membership that `world.owner()` made. */
export async function insertPaidInvoice(pool: pg.Pool, userId: string): Promise<{ paymentId: string; number: string }> {
  const number = stripeId("CAV").toUpperCase();
  const { rows } = await pool.query<{ paymentId: string }>(
    `with v as (
       insert into invoices (user_id, subscription_id, stripe_invoice_id, number, status, currency, total, amount_due, amount_paid,
         period_start, period_end, created_at, paid_at)
       select $1, s.id, $2, $3, 'paid', 'usd', 1990, 1990, 1990, s.current_period_start, s.current_period_end, now(), now()
       from user_subscriptions s where s.user_id = $1 returning id
     )
     insert into payments (user_id, invoice_id, stripe_payment_intent_id, status, amount, currency, created_at)
     select $1, v.id, $4, 'succeeded', 1990, 'usd', now() from v returning id as "paymentId"`,
    [userId, stripeId("in"), number, stripeId("pi")],
  );
  if (!rows[0]) throw new Error("no invoice was made");
  return { ...rows[0], number };
}
