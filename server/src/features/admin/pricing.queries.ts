import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { PlanColumns } from "../../rows/plan.ts";

export interface AdminPlanRow extends PlanColumns {
  active: boolean;
  stripe_product_id: string | null;
  live_subscriptions: number;
  prices: {
    id: string;
    currency: string;
    interval: "month" | "year";
    amount: number;
    active: boolean;
    stripePriceId: string | null;
  }[];
}

export async function selectPlans(trx: Transaction): Promise<AdminPlanRow[]> {
  const { rows } = await sql<AdminPlanRow>`
    select p.id, p.code, p.name_es, p.name_en, p.description_es, p.description_en, p.included_chats, p.included_videos, p.trial_days,
      p.active,
      p.stripe_product_id,
      (select count(*)::integer from public.user_subscriptions s
       where s.plan_id = p.id and app.is_live(s.status) and not s.superseded) as live_subscriptions,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'currency', r.currency, 'interval', r.interval, 'amount', r.amount,
          'active', r.active, 'stripePriceId', r.stripe_price_id) order by r.active desc, r.currency, r.interval, r.created_at desc)
        from public.subscription_plan_prices r where r.plan_id = p.id
      ), '[]') as prices
    from public.subscription_plans p
    order by p.position, p.code`.execute(trx);
  return rows;
}
