import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { PlanColumns } from "../../rows/plan.ts";

export interface PlanRow extends PlanColumns {
  prices: { id: string; currency: string; interval: "month" | "year"; amount: number }[];
}

/** Active plans with their active prices, in the order of the price list. */
export async function selectActivePlans(trx: Transaction): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.code, p.name_es, p.name_en, p.description_es, p.description_en, p.included_chats, p.included_videos, p.trial_days,
      coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'currency', r.currency, 'interval', r.interval, 'amount', r.amount)
        order by r.currency, r.interval) filter (where r.id is not null), '[]') as prices
    from public.subscription_plans p
    left join public.subscription_plan_prices r on r.plan_id = p.id and r.active
    where p.active
    group by p.id
    order by p.position, p.code`.execute(trx);
  return rows;
}
