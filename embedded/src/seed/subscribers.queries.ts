import type { ClientBase } from "pg";
import type { Subscribed } from "./stripe-subscribers.ts";

/** Months of history before the running period. */
export const PAST_PERIODS = 3;

/** What the worker does when Stripe tells of a subscription, and the periods that came before this one. */
export async function insertSubscribers(client: ClientBase, subscribed: readonly Subscribed[]): Promise<void> {
  for (const { user, facts } of subscribed) {
    await client.query("insert into public.stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [
      user,
      facts.customer,
    ]);
    await client.query(
      `select public.fn_converge_stripe_subscription($1, $2, $3, $4, $5::jsonb, $6::timestamptz, $7, $8::timestamptz, $9::timestamptz)`,
      [
        facts.id,
        facts.customer,
        facts.metadataUserId,
        facts.status,
        JSON.stringify(facts.items),
        facts.cancelAt,
        facts.cancelAtPeriodEnd,
        facts.canceledAt,
        facts.endedAt,
      ],
    );
    await client.query(
      `with subscription as (
         update public.user_subscriptions set created_at = current_period_start - make_interval(months => $2)
         where stripe_subscription_id = $1 returning id, current_period_start as start
       )
       select public.fn_open_period(id, start - make_interval(months => n), start - make_interval(months => n - 1))
       from subscription, generate_series(1, $2) as n`,
      [facts.id, PAST_PERIODS],
    );
  }
}
