import { type Caller, newId, type Row } from "./kit.ts";

/** What tests need to be there before they begin, written by the schema's owner. */
type Db = Pick<Caller, "rows" | "row">;

export async function person(db: Db, name = "Ana"): Promise<string> {
  const id = newId();
  await db.rows("insert into profiles (id, email, full_name) values ($1, $2, $3)", [id, `${id}@people.test`, name]);
  return id;
}

export async function vet(db: Db, { approved = true } = {}): Promise<string> {
  const id = await person(db, "Vera");
  await db.rows("insert into user_roles (user_id, role) values ($1, 'vet')", [id]);
  await db.rows("insert into vets (id, display_name, licence, country, approved) values ($1, 'Vera', 'ES-1', 'ES', $2)", [
    id,
    approved,
  ]);
  return id;
}

export async function admin(db: Db): Promise<string> {
  const id = await person(db, "Ada");
  await db.rows("insert into user_roles (user_id, role) values ($1, 'admin')", [id]);
  return id;
}

export async function pet(db: Db, owner: string, name = "Luna"): Promise<string> {
  const { id } = await db.row<{ id: string }>("insert into pets (owner_id, name, species) values ($1, $2, 'dog') returning id", [
    owner,
    name,
  ]);
  return id;
}

export async function plan(db: Db, chats: number, videos: number): Promise<string> {
  const { id } = await db.row<{ id: string }>(
    `insert into subscription_plans (code, name_es, name_en, included_chats, included_videos)
     values ('p' || substr(md5(gen_random_uuid()::text), 1, 12), 'Plan', 'Plan', $1, $2) returning id`,
    [chats, videos],
  );
  return id;
}

export interface Subscription extends Row {
  id: string;
  status: string;
  superseded: boolean;
}

export interface Converged {
  user: string;
  plan: string;
  stripe?: string;
  status?: string;
  /** Days from now. */
  from?: number;
  to?: number;
}

/** As the worker does once it has read the subscription from Stripe. */
export const converge = (
  by: Caller,
  { user, plan, stripe, status = "active", from = -1, to = 29 }: Converged,
): Promise<Subscription> =>
  by.row<Subscription>(
    `select * from fn_converge_subscription($1, $2, null, $3, $4, now() + make_interval(days => $5), now() + make_interval(days => $6),
       null, false, null, null)`,
    [user, plan, stripe ?? `sub_${newId()}`, status, from, to],
  );

export async function subscriber(by: { db: Db; service: Caller }, chats = 2, videos = 1): Promise<string> {
  const user = await person(by.db);
  await converge(by.service, { user, plan: await plan(by.db, chats, videos) });
  return user;
}

export interface Started extends Row {
  id: string;
  status: string;
  pet_id: string | null;
  consumption: string | null;
  source: string | null;
  consumption_status: string | null;
  created: boolean;
}

export interface Start {
  type?: string;
  pet?: string | null;
  text?: string;
  request?: string | null;
  urgency?: string | null;
}

const START = `select (f.session).id, (f.session).status, (f.session).pet_id, (f.consumption).id as consumption, (f.consumption).source,
  (f.consumption).status as consumption_status, f.created from fn_start_session($1, $2, $3, null, $4, $5, null) f`;

export const startCall = ({ type = "chat", pet = null, text = "", request = null, urgency = null }: Start = {}): [
  string,
  unknown[],
] => [START, [type, pet, text, request, urgency]];

export const start = (by: Caller, options?: Start): Promise<Started> => by.row<Started>(...startCall(options));

export interface Session extends Row {
  id: string;
  status: string;
  vet_id: string | null;
  pet_id: string | null;
  ended_by: string | null;
  end_reason: string | null;
}

export const claim = (by: Caller, session: string) => by.row<Session>("select * from fn_claim_session($1)", [session]);
export const end = (by: Caller, session: string, reason: string | null = null) =>
  by.row<Session>("select * from fn_end_session($1, $2)", [session, reason]);
export const say = (by: Caller, session: string, body = "Hola", client = newId()) =>
  by.row<{ seq: number; sender_role: string; body: string }>("select * from fn_send_message($1, $2, $3)", [
    session,
    client,
    body,
  ]);

/** A waiting chat with its unit reserved; its owner has a plan. */
export async function waitingChat(stage: { db: Db; service: Caller; as(id: string): Caller }) {
  const owner = await subscriber(stage);
  const started = await start(stage.as(owner));
  if (!started.consumption) throw new Error("no unit was reserved");
  return { owner, session: started.id, consumption: started.consumption };
}

/** The same, taken by a vet; `care`: and answered. */
export async function activeChat(stage: { db: Db; service: Caller; as(id: string): Caller }, { care = true } = {}) {
  const chat = await waitingChat(stage);
  const doctor = await vet(stage.db);
  await claim(stage.as(doctor), chat.session);
  if (care) await say(stage.as(doctor), chat.session);
  return { ...chat, vet: doctor };
}

export interface Usage extends Row {
  plan_code: string | null;
  status: string | null;
  chat_included: number;
  chat_reserved: number;
  chat_consumed: number;
  chat_remaining: number;
  chat_credits: number;
  chat_overage: number;
  video_included: number;
  video_reserved: number;
  video_consumed: number;
  video_remaining: number;
  video_credits: number;
}

export const usage = (by: Caller, user: string) => by.row<Usage>("select * from fn_current_usage($1)", [user]);
export const violations = (service: Caller) => service.rows("select * from app.audit_invariants()");
export const consumption = (db: Db, id: string) =>
  db.row<{ status: string; finish_reason: string | null; usage_id: string | null; expires_at: Date }>(
    "select status, finish_reason, usage_id, expires_at from entitlement_consumptions where id = $1",
    [id],
  );

export const grantCredit = (by: Caller, user: string, { type = "chat", units = 1, days = null as number | null } = {}) =>
  by.row<{ id: string }>("select * from fn_grant_credit($1, $2, $3, 'goodwill', now() + make_interval(days => $4))", [
    user,
    type,
    units,
    days,
  ]);

/** Makes the consult as old as if nobody had been there for so long. */
export async function letPass(db: Db, session: string, interval: string): Promise<void> {
  await db.rows(
    `update chat_sessions set created_at = created_at - $2::interval, last_activity_at = last_activity_at - $2::interval,
       queued_at = queued_at - $2::interval, claimed_at = claimed_at - $2::interval where id = $1`,
    [session, interval],
  );
  await db.rows(
    "update entitlement_consumptions set expires_at = expires_at - $2::interval where session_id = $1 and status = 'reserved'",
    [session, interval],
  );
}
