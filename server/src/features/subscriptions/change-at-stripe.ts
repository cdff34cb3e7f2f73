import { convergeSubscription } from "@callavet/shared/node/billing/converge-subscription.ts";
import { lockCustomer } from "@callavet/shared/node/billing/lock-customer.ts";
import { idOf } from "@callavet/shared/node/billing/values.ts";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { ReasonError } from "@callavet/shared/node/errors.ts";
import Stripe from "stripe";
import { toSubscription } from "../../rows/subscription.ts";
import { refusalOf } from "../../stripe/refusal.ts";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import type { AtStripe } from "./membership.ts";
import { selectSubscription } from "./subscriptions.queries.ts";

/** A subscription as Stripe has it, and whether a planned change of plan was taken off it for this. */
export interface Fresh {
  subscription: Stripe.Subscription;
  unplanned: boolean;
}

/**
 * Changes a membership at Stripe, then makes our row equal to what Stripe has: what is answered is the truth, and the
 * event that tells of it later changes nothing. A planned change of plan is taken off first, for whoever decides anew
 * means the membership as it is.
 */
export async function changeAtStripe(
  ctx: PersonContext,
  at: AtStripe,
  change: (fresh: Fresh) => Promise<unknown>,
): Promise<Subscription> {
  try {
    const subscription = await runningSubscription(at);
    const unplanned = await releaseSchedule(at, subscription);
    await change({ subscription, unplanned });
  } catch (error) {
    throw await refusalAt(ctx, at, error);
  }
  return converged(ctx, at);
}

/** @throws ReasonError 404 when it has ended at Stripe's side, which our row may not know yet. */
export async function runningSubscription({ stripe, id }: AtStripe): Promise<Stripe.Subscription> {
  const subscription = await stripe.subscriptions.retrieve(id);
  if (subscription.ended_at !== null) throw refuse(404, "no_active_subscription");
  return subscription;
}

/** What a refused call means; our row is made right on the way, so that the page shows why. */
export async function refusalAt(ctx: PersonContext, at: AtStripe, error: unknown): Promise<unknown> {
  const unfit = error instanceof Stripe.errors.StripeInvalidRequestError;
  if (!unfit && !(error instanceof ReasonError)) return refusalOf(error);
  const row = await converged(ctx, at).catch(() => null);
  // It ended between our reading and our call.
  if (unfit && (row?.live === false || error.code === "resource_missing"))
    return refuse(404, "no_active_subscription", {}, error);
  return refusalOf(error);
}

async function converged(ctx: PersonContext, { stripe, row, id, customer }: AtStripe): Promise<Subscription> {
  try {
    await asService(ctx.services.db, async (trx) => {
      await lockCustomer(trx, customer);
      await convergeSubscription(trx, stripe, id);
    });
  } catch (error) {
    throw refusalOf(error);
  }
  return ctx.transaction(async (trx) => toSubscription(await selectSubscription(trx, row.id)));
}

/** Two clicks at once may both find the schedule: the second one finds it released. */
async function releaseSchedule({ stripe, id }: AtStripe, { schedule }: Stripe.Subscription): Promise<boolean> {
  if (!schedule) return false;
  try {
    await stripe.subscriptionSchedules.release(idOf(schedule));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    const again = await stripe.subscriptions.retrieve(id);
    if (again.schedule && idOf(again.schedule) === idOf(schedule)) throw error;
  }
  return true;
}
