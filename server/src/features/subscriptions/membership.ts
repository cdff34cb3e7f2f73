import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import type Stripe from "stripe";
import { toSubscription } from "../../rows/subscription.ts";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { changeLocalSubscription, selectLive, type LiveRow, type LocalChange } from "./live.queries.ts";
import { selectSubscription } from "./subscriptions.queries.ts";

/** A membership that Stripe has, with the client to reach it. */
export interface AtStripe {
  stripe: Stripe;
  row: LiveRow;
  id: string;
  customer: string;
}

/** @throws ReasonError 503 when it is at a Stripe that is not configured here. */
export function atStripe(ctx: PersonContext, row: LiveRow): AtStripe | null {
  const { stripe_subscription_id: id, stripe_customer_id: customer } = row;
  if (!id) return null;
  const { stripe } = ctx.services;
  if (!stripe || !customer) throw refuse(503, "provider_unavailable");
  return { stripe, row, id, customer };
}

/** @throws ReasonError 404 `no_active_subscription` */
export async function liveMembership(ctx: PersonContext): Promise<LiveRow> {
  const row = await ctx.transaction((trx) => selectLive(trx, ctx.userId));
  if (!row) throw refuse(404, "no_active_subscription");
  return row;
}

/** Changes one that Stripe does not know, and gives it as it is then. */
export const changeLocally = (ctx: PersonContext, change: LocalChange): Promise<Subscription> =>
  ctx.transaction(async (trx) => toSubscription(await selectSubscription(trx, await changeLocalSubscription(trx, change))));
