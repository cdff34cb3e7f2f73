import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { subscriptionColumns, subscriptionTables } from "../../rows/subscription.queries.ts";
import type { SubscriptionRow } from "../../rows/subscription.ts";

const selection = sql`select ${subscriptionColumns} from ${subscriptionTables}`;

export async function selectSubscriptions(trx: Transaction, userId: string): Promise<SubscriptionRow[]> {
  const { rows } =
    await sql<SubscriptionRow>`${selection} where s.user_id = ${userId} order by s.created_at desc, s.id limit 100`.execute(trx);
  return rows;
}

export async function selectSubscription(trx: Transaction, id: string): Promise<SubscriptionRow> {
  const { rows } = await sql<SubscriptionRow>`${selection} where s.id = ${id}`.execute(trx);
  if (!rows[0]) throw new Error("the subscription just made cannot be read");
  return rows[0];
}

/** @returns its id. Postgres refuses an unknown plan and a second live subscription. */
export async function startLocalSubscription(trx: Transaction, planCode: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from public.fn_start_local_subscription(${planCode})`.execute(trx);
  if (!rows[0]) throw new Error("fn_start_local_subscription gave nothing");
  return rows[0].id;
}

export interface UsageRow {
  plan_code: string | null;
  subscription_id: string | null;
  status: string | null;
  period_start: Date | null;
  period_end: Date | null;
  frozen: boolean;
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
  video_overage: number;
}

export async function selectUsage(trx: Transaction): Promise<UsageRow> {
  const { rows } = await sql<UsageRow>`select * from public.fn_current_usage()`.execute(trx);
  if (!rows[0]) throw new Error("fn_current_usage gave no row");
  return rows[0];
}
