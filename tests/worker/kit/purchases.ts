import { stripeId, type FakeDispute, type FakeIntent, type FakeRefund, type FakeSession } from "./fake-objects.ts";
import { insertPerson, type World } from "./world.ts";

export interface Bought {
  userId: string;
  purchase: string;
  session: FakeSession;
  intent: FakeIntent;
}

export interface PurchaseOptions {
  units?: number;
  amount?: number;
  /** A consult that waits for its payment. */
  consult?: boolean;
}

/** Somebody with a Stripe customer, who stands before the payment page of a purchase. */
export async function purchaseBegun(
  world: World,
  { units = 4, amount = 4000, consult = false }: PurchaseOptions = {},
): Promise<Bought> {
  const userId = await insertPerson(world.pool);
  const [customer, page, intent] = [stripeId("cus"), stripeId("cs"), stripeId("pi")];
  await world.pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [userId, customer]);
  const item = await world.pool.query<{ id: string }>(
    `insert into overage_items (code, type, name_es, name_en, units, currency, amount)
     values ('test_pack_' || $1::int, 'chat', 'Paquete', 'Pack', $1::int, 'usd', $2)
     on conflict (code) do update set amount = excluded.amount returning id`,
    [units, amount],
  );
  const session = consult
    ? await world.pool.query<{ id: string }>(
        "insert into chat_sessions (owner_id, type, status) values ($1, 'chat', 'pending_payment') returning id",
        [userId],
      )
    : null;
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into overage_purchases (user_id, item_id, type, quantity, units, amount, currency, original_session_id, status,
       stripe_checkout_session_id, url, expires_at)
     values ($1, $2, 'chat', 1, $3, $4, 'usd', $5, 'checkout_created', $6, 'https://pay.example.test', now() + interval '30 minutes')
     returning id`,
    [userId, item.rows[0]?.id, units, amount, session?.rows[0]?.id ?? null, page],
  );
  const purchase = rows[0]?.id ?? "";
  const metadata = { purchase_id: purchase, user_id: userId };
  return {
    userId,
    purchase,
    session: {
      id: page,
      customer,
      mode: "payment",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: amount,
      currency: "usd",
      metadata,
    },
    intent: { id: intent, customer, status: "requires_payment_method", amount, currency: "usd", metadata },
  };
}

/** How Stripe has it from now on. */
export function atStripe(world: World, { session, intent }: Bought): void {
  world.stripe.sessions.set(session.id, session);
  if (session.payment_intent) world.stripe.intents.set(intent.id, intent);
}

/** The page is complete, with its payment in this state. */
export function completed(bought: Bought, status: string, payment_status = "paid"): Bought {
  const { session, intent } = bought;
  const tried = status === "succeeded" || status === "processing";
  return {
    ...bought,
    session: { ...session, status: "complete", payment_status, payment_intent: intent.id },
    intent: { ...intent, status, charge: tried ? `ch_${intent.id}` : null },
  };
}

export function refundOf({ intent }: Bought, amount: number, status = "succeeded"): FakeRefund {
  return { id: stripeId("re"), payment_intent: intent.id, amount, status };
}

export function disputeOf({ intent }: Bought, status: string): FakeDispute {
  return { id: stripeId("dp"), payment_intent: intent.id, amount: intent.amount, status };
}

/**
 * Everything that hangs on a person's purchases at one moment, without ids and the moments of writing: two people's can
 * be compared.
 */
export async function moneyOf(world: World, userId: string) {
  const client = await world.pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    return await read(async (statement) => (await client.query<Record<string, unknown>>(statement, [userId])).rows);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function read(all: (statement: string) => Promise<Record<string, unknown>[]>) {
  return {
    purchases: await all(
      `select status, fulfilled_as, refunded_amount, shortfall, frozen, paid_at is not null as paid,
              stripe_payment_intent_id is not null as intent from overage_purchases where user_id = $1`,
    ),
    credits: await all(
      `select type, origin, granted, reserved, consumed, reversed, expired, frozen from overage_credits
       where user_id = $1 order by origin`,
    ),
    ledger: await all(
      `select l.kind, l.units from overage_credit_ledger l join overage_credits c on c.id = l.credit_id
       where c.user_id = $1 order by l.id`,
    ),
    payments: await all(
      `select status, amount, refunded_amount, disputed, failure_code, purchase_id is not null as of_purchase,
              invoice_id is not null as of_invoice, receipt_url is not null as receipt from payments where user_id = $1`,
    ),
    refunds: await all("select amount, status, failure_reason from refunds where user_id = $1 order by amount, status"),
    disputes: await all("select amount, status from disputes where user_id = $1 order by status"),
    units: await all(
      "select source, status, overage_purchase_id is not null as bought from entitlement_consumptions where user_id = $1",
    ),
    consults: await all("select status from chat_sessions where owner_id = $1"),
    mails: await all(
      "select template, data - 'purchaseId' - 'receiptUrl' as data from notifications where user_id = $1 order by template",
    ),
  };
}

export const alertsOf = async (world: World, subject: string): Promise<string[]> => {
  const { rows } = await world.pool.query<{ kind: string }>(
    "select kind from alerts where subject = $1 and resolved_at is null order by kind",
    [subject],
  );
  return rows.map((row) => row.kind);
};
