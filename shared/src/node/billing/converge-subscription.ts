import { sql } from "kysely";
import type Stripe from "stripe";
import type { Transaction } from "../database.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { readSubscription } from "./read-subscription.ts";
import type { SubscriptionFacts } from "./subscription-facts.ts";

/**
 * Makes our row equal to the subscription as Stripe has it now. `trx` is the service's and holds the customer's lock
 * (`lockCustomer`).
 */
export async function convergeSubscription(trx: Transaction, stripe: Stripe, id: string): Promise<Outcome> {
  const facts = await readSubscription(stripe, id);
  return facts ? storeSubscription(trx, facts) : "gone";
}

export const storeSubscription = (trx: Transaction, facts: SubscriptionFacts): Promise<Outcome> =>
  outcomeOf(
    trx,
    sql`public.fn_converge_stripe_subscription(
      ${facts.id}, ${facts.customer}, ${facts.metadataUserId}, ${facts.status}, ${JSON.stringify(facts.items)}::jsonb,
      ${facts.cancelAt}::timestamptz, ${facts.cancelAtPeriodEnd}, ${facts.canceledAt}::timestamptz,
      ${facts.endedAt}::timestamptz, ${facts.trialEnd}::timestamptz, ${facts.schedule}, ${facts.nextPrice},
      ${facts.nextAt}::timestamptz
    )`,
  );
