import { expireCheckoutsJob } from "@callavet/shared/jobs/expire-checkouts.ts";
import { PATIENCE } from "@callavet/shared/node/billing/read.ts";
import { asService } from "@callavet/shared/node/database.ts";
import Stripe from "stripe";
import { defineTask } from "../kit/define-task.ts";
import { openPages } from "./expire-checkouts.queries.ts";

/** A page that somebody left open in another tab would sell them a second subscription. */
export default defineTask(expireCheckoutsJob, async ({ userId }, { db, stripe, log }) => {
  if (!stripe) throw new Error("STRIPE_SECRET_KEY is not set");
  const pages = await asService(db, (trx) => openPages(trx, userId));
  // The event that each of them brings closes our row.
  for (const page of pages) await expire(stripe, page);
  log.debug({ userId, pages: pages.length }, "open checkout pages closed");
});

async function expire(stripe: Stripe, page: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(page, {}, PATIENCE);
  } catch (error) {
    // Paid, expired or gone by now: its own event says which.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
}
