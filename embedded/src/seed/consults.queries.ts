import type { ClientBase } from "pg";
import { careRows } from "./care-rows.ts";
import { type Period, consultRows } from "./consult-rows.ts";
import type { Consult } from "./consult.ts";

/** Past consults with what was said and what paid for them, and the counts of the buckets that paid. */
export async function insertConsults(client: ClientBase, consults: readonly Consult[]): Promise<void> {
  const periods = await readPeriods(client);
  const credits = new Map<string, string>();
  for (const { owner, type } of consults.filter(({ paid }) => paid === "credit"))
    credits.set(owner, await giveCredit(client, owner, type));
  const rows = consults.map((consult, index) => {
    const period = periods.get(consult.owner)?.[consult.periodsAgo - 1] ?? {
      usageId: null,
      start: monthsAgo(consult.periodsAgo),
    };
    return consultRows(consult, index, period, credits.get(consult.owner) ?? null);
  });
  await insert(
    client,
    "chat_sessions",
    rows.map(({ session }) => session),
  );
  await insert(
    client,
    "chat_messages",
    rows.flatMap(({ messages }) => messages),
  );
  await insert(
    client,
    "entitlement_consumptions",
    rows.map(({ consumption }) => consumption),
  );
  const care = consults.flatMap((consult, i) => (rows[i] ? [careRows(consult, rows[i])] : []));
  await insert(
    client,
    "care_drafts",
    care.flatMap(({ drafts }) => drafts),
  );
  await insert(
    client,
    "care_plans",
    care.flatMap(({ plans }) => plans),
  );
  await client.query(
    `update public.subscription_usage u set consumed_chats = used.chats, consumed_videos = used.videos
     from (
       select usage_id, count(*) filter (where type = 'chat') as chats, count(*) filter (where type = 'video') as videos
       from public.entitlement_consumptions where status = 'committed' group by usage_id
     ) as used
     where used.usage_id = u.id`,
  );
  await client.query(
    `with drawn as (
       update public.overage_credits c set consumed = 1 from public.entitlement_consumptions k
       where k.credit_id = c.id and k.status = 'committed' returning c.id, k.id as consumption
     )
     insert into public.overage_credit_ledger (credit_id, kind, units, consumption_id) select id, 'draw', -1, consumption from drawn`,
  );
}

/** Each owner's ended periods, the latest first. */
async function readPeriods(client: ClientBase): Promise<Map<string, Period[]>> {
  const { rows } = await client.query<{ user_id: string; id: string; period_start: Date }>(
    `select user_id, id, period_start from public.subscription_usage where period_end <= now() order by period_start desc`,
  );
  const periods = new Map<string, Period[]>();
  for (const { user_id, id, period_start } of rows)
    periods.set(user_id, [...(periods.get(user_id) ?? []), { usageId: id, start: period_start }]);
  return periods;
}

async function giveCredit(client: ClientBase, owner: string, type: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `with given as (
       insert into public.overage_credits (user_id, type, granted, origin, expires_at, created_at)
       values ($1, $2, 1, 'goodwill', now() + interval '6 months', now() - interval '2 months') returning id, created_at
     ), written as (
       insert into public.overage_credit_ledger (credit_id, kind, units, note, created_at)
       select id, 'grant', 1, 'Bienvenida', created_at from given
     )
     select id from given`,
    [owner, type],
  );
  return rows[0]?.id ?? "";
}

/** Columns are those of the first row; what they hold is read by the table's own types. */
async function insert(client: ClientBase, table: string, rows: object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  await client.query(
    `insert into public.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::public.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function monthsAgo(count: number): Date {
  const date = new Date();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - count);
  return date;
}
