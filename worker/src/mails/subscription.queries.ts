import type { SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** What the owner is told about a subscription that was just converged, each thing once. */
export async function mailOfSubscription(trx: Transaction, facts: SubscriptionFacts): Promise<void> {
  const end = facts.cancelAt ?? (facts.cancelAtPeriodEnd ? (facts.items[0]?.period_end ?? null) : null);
  if (end !== null) await mailEnding(trx, facts.id, end);
  if (facts.status === "canceled") await mailEnded(trx, facts.id);
}

async function mailEnding(trx: Transaction, subscription: string, end: string): Promise<void> {
  await sql`
    select app.queue_mail(s.user_id, 'subscription_ending', format('%s:%s', s.id, ${end}::text),
      jsonb_build_object('planName', jsonb_build_object('es', plan.name_es, 'en', plan.name_en), 'at', ${end}::text))
    from public.user_subscriptions s
    join public.subscription_plans plan on plan.id = s.plan_id
    where s.stripe_subscription_id = ${subscription} and app.is_live(s.status)
  `.execute(trx);
}

/** Not where another one goes on: then it was a second one, and nothing ended for its owner. */
async function mailEnded(trx: Transaction, subscription: string): Promise<void> {
  await sql`
    select app.queue_mail(s.user_id, 'subscription_ended', s.id::text,
      jsonb_build_object('planName', jsonb_build_object('es', plan.name_es, 'en', plan.name_en)))
    from public.user_subscriptions s
    join public.subscription_plans plan on plan.id = s.plan_id
    where s.stripe_subscription_id = ${subscription}
      and not exists (
        select from public.user_subscriptions other
        where other.user_id = s.user_id and other.id <> s.id and app.is_live(other.status))
  `.execute(trx);
}

/** Stripe tells three days ahead, or when a shorter trial begins. */
export async function mailTrialEnding(trx: Transaction, facts: SubscriptionFacts | null): Promise<void> {
  if (facts?.status !== "trialing" || facts.trialEnd === null) return;
  const ends = facts.cancelAt !== null || facts.cancelAtPeriodEnd;
  await sql`
    select app.queue_mail(s.user_id, 'trial_ending', format('%s:%s', s.id, ${facts.trialEnd}::text),
      jsonb_build_object(
        'planName', jsonb_build_object('es', plan.name_es, 'en', plan.name_en), 'at', ${facts.trialEnd}::text,
        'charged', not ${ends}::boolean, 'amount', price.amount, 'currency', price.currency, 'interval', price.interval))
    from public.user_subscriptions s
    join public.subscription_plans plan on plan.id = s.plan_id
    left join public.subscription_plan_prices price on price.id = s.price_id
    where s.stripe_subscription_id = ${facts.id}
  `.execute(trx);
}
