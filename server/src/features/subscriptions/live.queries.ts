import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** The person's one live membership, and where Stripe has it. */
export interface LiveRow {
  id: string;
  stripe_subscription_id: string | null;
  stripe_customer_id: string | null;
}

export async function selectLive(trx: Transaction, userId: string): Promise<LiveRow | undefined> {
  const { rows } = await sql<LiveRow>`
    select s.id, s.stripe_subscription_id, c.stripe_customer_id
    from public.user_subscriptions s
    left join public.stripe_customers c on c.user_id = s.user_id
    where s.user_id = ${userId} and app.is_live(s.status) and not s.superseded`.execute(trx);
  return rows[0];
}

export interface LocalChange {
  action: "cancel" | "resume" | "change";
  when?: "now" | "period_end" | undefined;
  plan_code?: string | undefined;
}

/** The same for a membership that Stripe does not know. @returns its id. */
export async function changeLocalSubscription(trx: Transaction, { action, when, plan_code }: LocalChange): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from public.fn_change_local_subscription(${action}, ${when ?? null}, ${plan_code ?? null})`.execute(trx);
  if (!rows[0]) throw new Error("fn_change_local_subscription gave nothing");
  return rows[0].id;
}
