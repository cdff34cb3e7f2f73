import { type Caller, newId, type Row } from "./kit.ts";
import { person } from "./scenery.ts";

/** What tests of money need to be there, and what the worker tells the database once it has read Stripe. */
type Db = Pick<Caller, "rows" | "row">;

export async function customer(db: Db, user: string): Promise<string> {
  const id = `cus_${newId()}`;
  await db.rows("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [user, id]);
  return id;
}

/** Somebody who can pay. */
export async function buyer(db: Db): Promise<{ user: string; customer: string }> {
  const user = await person(db);
  return { user, customer: await customer(db, user) };
}

/** Something on sale for 7.90 a unit; returns its code. */
export async function item(db: Db, type = "chat", units = 1, amount = 790): Promise<string> {
  const { code } = await db.row<{ code: string }>(
    `insert into overage_items (code, type, name_es, name_en, units, currency, amount)
     values ('i' || substr(md5(gen_random_uuid()::text), 1, 12), $1, 'u', 'u', $2, 'usd', $3) returning code`,
    [type, units, amount],
  );
  return code;
}

export interface Purchase extends Row {
  id: string;
  status: string;
  units: number;
  amount: number;
  currency: string;
  quantity: number;
  fulfilled_as: string | null;
  original_session_id: string | null;
  refunded_amount: number;
  shortfall: number;
  frozen: boolean;
  stripe_checkout_session_id: string | null;
  stripe_payment_intent_id: string | null;
}

export const beginCall = (code: string, quantity: number | null = 1, session: string | null = null): [string, unknown[]] => [
  "select * from fn_begin_purchase($1, $2, $3)",
  [code, quantity, session],
];
export const begin = (by: Caller, code: string, quantity = 1, session: string | null = null) =>
  by.row<Purchase>(...beginCall(code, quantity, session));
export const purchaseOf = (db: Db, id: string) => db.row<Purchase>("select * from overage_purchases where id = $1", [id]);

export interface Told {
  customer: string;
  state?: string;
  intent?: string | null;
  amount?: number | null;
  currency?: string | null;
}

export const tellPurchase = async (service: Caller, id: string, told: Told): Promise<string> => {
  const { state = "paid", intent = `pi_${id}`, amount = 790, currency = "usd" } = told;
  const { outcome } = await service.row<{ outcome: string }>(
    "select fn_converge_purchase($1, $2, $3, $4, $5, $6, $7) as outcome",
    [id, told.customer, `cs_${id}`, intent, state, amount, currency],
  );
  return outcome;
};

export interface ToldPayment {
  customer: string;
  intent: string;
  purchase?: string | null;
  invoice?: string | null;
  amount?: number;
  status?: string;
  refunds?: { id: string; amount: number; status?: string; refund_id?: string; failure_reason?: string }[];
  disputes?: { id: string; status: string; amount?: number }[];
  compensate?: boolean;
}

export const tellPayment = async (service: Caller, told: ToldPayment): Promise<string> => {
  const { customer, intent, purchase = null, invoice = null, amount = 790, status = "succeeded", compensate = false } = told;
  const refunds = (told.refunds ?? []).map((refund) => ({ status: "succeeded", created: "2026-01-02T03:04:05Z", ...refund }));
  const disputes = (told.disputes ?? []).map((dispute) => ({ amount, created: "2026-01-02T03:04:05Z", ...dispute }));
  const { outcome } = await service.row<{ outcome: string }>(
    `select fn_converge_payment($1, $2, $3, $4, 'usd', 'ch_1', 'https://receipt.test', null, $5, $6, '2026-01-02T03:04:05Z', $7, $8, $9) as outcome`,
    [intent, customer, status, amount, invoice, purchase, JSON.stringify(refunds), JSON.stringify(disputes), compensate],
  );
  return outcome;
};

export interface ToldInvoice {
  customer: string;
  invoice: string;
  subscription?: string | null;
  /** Days from now. */
  from?: number;
  to?: number;
  status?: string;
}

export const tellInvoice = async (service: Caller, told: ToldInvoice): Promise<string> => {
  const { customer, invoice, subscription = null, from = -1, to = 29, status = "paid" } = told;
  const { outcome } = await service.row<{ outcome: string }>(
    `select fn_converge_invoice($1, $2, $3, 'N-1', $4, 'subscription_cycle', 'usd', 990, 990, 990, now() + make_interval(days => $5),
       now() + make_interval(days => $6), 'https://invoice.test', null, null, '2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z') as outcome`,
    [invoice, customer, subscription, status, from, to],
  );
  return outcome;
};

export interface Credit extends Row {
  id: string;
  origin: string;
  granted: number;
  reserved: number;
  consumed: number;
  reversed: number;
  expired: number;
  frozen: boolean;
}

export const creditsOf = (db: Db, user: string) =>
  db.rows<Credit>("select * from overage_credits where user_id = $1 order by created_at, origin desc, id", [user]);
export const ledgerOf = (db: Db, credit: string) =>
  db.rows<{ kind: string; units: number }>("select kind, units from overage_credit_ledger where credit_id = $1 order by id", [
    credit,
  ]);

/** A paid purchase, of which nothing is used, unless it was bound to a consult that waited. */
export async function paidPurchase(
  stage: { db: Db; service: Caller; as(id: string): Caller },
  { type = "chat", units = 1, amount = 790, session = null as string | null, user = "", customerId = "" } = {},
): Promise<Purchase & { user: string; customer: string; intent: string }> {
  const who = user ? { user, customer: customerId || (await customer(stage.db, user)) } : await buyer(stage.db);
  const { id } = await begin(stage.as(who.user), await item(stage.db, type, units, amount), 1, session);
  await tellPurchase(stage.service, id, { customer: who.customer, amount });
  return { ...(await purchaseOf(stage.db, id)), ...who, intent: `pi_${id}` };
}
