import { sql } from "kysely";

/** The columns of `SubscriptionRow`, from `subscriptionTables`. */
export const subscriptionColumns = sql`
  s.id, p.code as plan_code, p.name_es, p.name_en, s.status, app.is_live(s.status) as live, s.current_period_start,
  s.current_period_end, s.cancel_at, s.cancel_at_period_end, s.ended_at, s.trial_end, s.superseded,
  n.code as next_plan_code, n.name_es as next_name_es, n.name_en as next_name_en, nr.amount as next_amount, s.next_plan_at,
  s.stub, r.amount, r.currency, r.interval, s.created_at`;

/** `s` is the subscription. A plan or price that is no longer sold is read all the same. */
export const subscriptionTables = sql`
  public.user_subscriptions s
  join public.subscription_plans p on p.id = s.plan_id
  left join public.subscription_plan_prices r on r.id = s.price_id
  left join public.subscription_plans n on n.id = s.next_plan_id
  left join public.subscription_plan_prices nr on nr.id = s.next_price_id`;
