import type { changePlanInput } from "@callavet/shared/contract/subscriptions.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import type { LiveRow } from "./live.queries.ts";

/** What Postgres decided of a wished change of plan. `stripe_price_id` is the new price, `now_price_id` the present one. */
export interface PlanChangeRow extends LiveRow {
  direction: "upgrade" | "downgrade";
  takes_effect: "now" | "period_end";
  current_period_end: Date;
  updated_at: Date;
  stub: boolean;
  stripe_price_id: string | null;
  now_price_id: string | null;
  amount: number | null;
  currency: string | null;
  interval: string | null;
}

export async function decidePlanChange(trx: Transaction, input: z.infer<typeof changePlanInput>): Promise<PlanChangeRow> {
  const { plan_code, interval = null, when = null } = input;
  const { rows } = await sql<PlanChangeRow>`
    select d.subscription_id as id, d.stripe_subscription_id, d.stripe_customer_id, d.stripe_price_id, d.direction,
      d.takes_effect, d.current_period_end, s.updated_at, d.stub, now_price.stripe_price_id as now_price_id, r.amount,
      r.currency, r.interval
    from public.fn_plan_change(${plan_code}, ${interval}, ${when}) d
    join public.user_subscriptions s on s.id = d.subscription_id
    left join public.subscription_plan_prices now_price on now_price.id = s.price_id
    left join public.subscription_plan_prices r on r.id = d.price_id`.execute(trx);
  if (!rows[0]) throw new Error("fn_plan_change gave nothing");
  return rows[0];
}
