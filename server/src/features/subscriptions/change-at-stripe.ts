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

/** A subscription as Stripe has it, and the schedule of a planned change that was taken off it for this. */
export interface Fresh {
  subscription: Stripe.Subscription;
  released: string | null;
}

/** Stripe is asked several times under the customer's lock; one that hangs must not keep the connection for longer. */
const LONGEST_MS = 30_000;

/**
 * Changes a membership at Stripe and makes our row equal to what Stripe has then: what is answered is the truth, and the
 * event that tells of it later changes nothing. All under the customer's lock, so that of two clicks at once the second
 * one meets what the first one made. A planned change of plan is taken off first, for whoever decides anew means the
 * membership as it is.
 */
export async function changeAtStripe(
  ctx: PersonContext,
  at: AtStripe,
  change: (fresh: Fresh) => Promise<unknown>,
): Promise<Subscription> {
  const { stripe, id } = at;
  try {
    await asService(
      ctx.services.db,
      async (trx) => {
        await lockCustomer(trx, at.customer);
        const subscription = await runningSubscription(at);
        const released = subscription.schedule ? idOf(subscription.schedule) : null;
        if (released) await stripe.subscriptionSchedules.release(released);
        await change({ subscription, released });
        await convergeSubscription(trx, stripe, id);
      },
      { timeout: LONGEST_MS },
    );
  } catch (error) {
    throw await refusalAt(ctx, at, error);
  }
  return read(ctx, at);
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

async function converged(ctx: PersonContext, at: AtStripe): Promise<Subscription> {
  await asService(ctx.services.db, async (trx) => {
    await lockCustomer(trx, at.customer);
    await convergeSubscription(trx, at.stripe, at.id);
  });
  return read(ctx, at);
}

const read = (ctx: PersonContext, { row }: AtStripe): Promise<Subscription> =>
  ctx.transaction(async (trx) => toSubscription(await selectSubscription(trx, row.id)));
