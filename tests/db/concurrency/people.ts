import { randomUUID } from "node:crypto";
import type pg from "pg";

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** As many people as there are rounds, written in one go. */
export interface People {
  users: string[];
  /** Two animals of each. */
  pets: [string, string][];
}

export async function people(pool: pg.Pool, count: number): Promise<People> {
  const users = ids(count);
  const pets = users.map((): [string, string] => [randomUUID(), randomUUID()]);
  await pool.query("insert into profiles (id, email) select id, id || '@round.test' from unnest($1::uuid[]) id", [users]);
  await pool.query(
    "insert into stripe_customers (user_id, stripe_customer_id) select id, 'cus_' || id from unnest($1::uuid[]) id",
    [users],
  );
  await pool.query(
    "insert into pets (id, owner_id, name, species) select id, owner, 'Luna', 'dog' from unnest($1::uuid[], $2::uuid[]) x(id, owner)",
    [pets.flat(), users.flatMap((each) => [each, each])],
  );
  return { users, pets };
}

/** Each is subscribed, with so many chats in a period that is running. */
export async function subscribed(pool: pg.Pool, users: string[], chats: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into subscription_plans (code, name_es, name_en, included_chats, included_videos)
     values ('p' || substr(md5(gen_random_uuid()::text), 1, 12), '', '', $1, 0) returning id`,
    [chats],
  );
  const plan = rows[0]?.id ?? "";
  await pool.query(
    `insert into user_subscriptions (user_id, plan_id, status, stripe_subscription_id, current_period_start, current_period_end)
     select id, $2, 'active', 'sub_' || id, date_trunc('hour', now()) - interval '1 day', date_trunc('hour', now()) + interval '29 days'
     from unnest($1::uuid[]) id`,
    [users, plan],
  );
  await pool.query(
    `insert into subscription_usage (subscription_id, user_id, plan_id, period_start, period_end, included_chats, included_videos)
     select s.id, s.user_id, s.plan_id, s.current_period_start, s.current_period_end, $2, 0
     from user_subscriptions s where s.user_id = any($1)`,
    [users, chats],
  );
  return plan;
}

/** A credit of one chat for each. */
export async function credited(pool: pg.Pool, users: string[]): Promise<void> {
  await pool.query(
    `with c as (insert into overage_credits (user_id, type, granted, origin) select id, 'chat', 1, 'goodwill' from unnest($1::uuid[]) id returning id)
     insert into overage_credit_ledger (credit_id, kind, units) select id, 'grant', 1 from c`,
    [users],
  );
}

/** A consult of the first animal of each, in this state, without a unit. */
export async function consults(pool: pg.Pool, { users, pets }: People, status: string): Promise<string[]> {
  const sessions = ids(users.length);
  await pool.query(
    `insert into chat_sessions (id, owner_id, pet_id, type, status, queued_at)
     select id, owner, pet, 'chat', $4, case when $4 = 'waiting' then now() end
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) x(id, owner, pet)`,
    [sessions, users, pets.map((each) => each[0]), status],
  );
  return sessions;
}

/** What costs 900 for one chat; its code. */
export async function onSale(pool: pg.Pool): Promise<string> {
  await pool.query(
    "insert into overage_items (code, type, name_es, name_en, units, currency, amount) values ('round', 'chat', '', '', 1, 'usd', 900) on conflict do nothing",
  );
  return "round";
}

/** An open purchase of one chat by each, bound to the consult where one is given. */
export async function purchases(pool: pg.Pool, users: string[], sessions: string[] | null): Promise<string[]> {
  await onSale(pool);
  const made = ids(users.length);
  await pool.query(
    `insert into overage_purchases (id, user_id, item_id, type, quantity, units, amount, currency, original_session_id, status, expires_at)
     select x.id, owner, i.id, 'chat', 1, 1, 900, 'usd', session, 'checkout_created', now() + interval '30 minutes'
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) x(id, owner, session), overage_items i where i.code = 'round'`,
    [made, users, sessions ?? users.map(() => null)],
  );
  return made;
}

const stripe = (name: string, values: string[]): string => `select public.fn_converge_${name}(${values.join(", ")})`;

/** What the worker says once it has read that a purchase is paid. */
export const paid = (purchase: string, user: string): string =>
  stripe("purchase", [`'${purchase}'`, `'cus_${user}'`, `'cs_${purchase}'`, `'pi_${purchase}'`, "'paid'", "900", "'usd'"]);

/** What it says of the payment: refunded or not, disputed or not. */
export function payment(purchase: string, user: string, { refund = "", dispute = "", compensate = false } = {}): string {
  const refunds = refund ? `[{"id": "re_${purchase}", "amount": 900, "status": "${refund}"}]` : "[]";
  const disputes = dispute ? `[{"id": "dp_${purchase}", "amount": 900, "status": "${dispute}"}]` : "[]";
  const what = [`'pi_${purchase}'`, `'cus_${user}'`, "'succeeded'", "900", "'usd'", "'ch_1'", "null", "null", "null"];
  return stripe("payment", [...what, `'${purchase}'`, "now()", `'${refunds}'`, `'${disputes}'`, String(compensate)]);
}

export const start = (pet: string): string =>
  `select (f.session).id, (f.session).status from fn_start_session('chat', '${pet}', '', null, null, 'routine', '{}') f`;
