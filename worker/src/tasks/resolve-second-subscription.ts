import { resolveSecondSubscriptionJob } from "@callavet/shared/jobs/resolve-second-subscription.ts";
import { convergeSubscription } from "@callavet/shared/node/billing/converge-subscription.ts";
import { lockCustomer } from "@callavet/shared/node/billing/lock-customer.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { endAndRefund } from "../stripe/end-and-refund.ts";
import { customerOf, isSecond } from "./resolve-second-subscription.queries.ts";

/**
 * Somebody bought twice, in two tabs. What is true is asked again under the customer's lock: the first one may have ended
 * meanwhile, and then this one is the one that counts. The events of what is done here converge our rows.
 */
export default defineTask(resolveSecondSubscriptionJob, async ({ stripeSubscription }, { db, stripe, log }) => {
  if (!stripe) throw new Error("STRIPE_SECRET_KEY is not set");
  const ended = await asService(db, async (trx) => {
    const customer = await customerOf(trx, stripeSubscription);
    if (customer === null) return false;
    await lockCustomer(trx, customer);
    // As it is at Stripe now: its events may still be on their way.
    await convergeSubscription(trx, stripe, stripeSubscription);
    return (await isSecond(trx, stripeSubscription)) && (await endAndRefund(stripe, stripeSubscription));
  });
  if (ended) log.warn({ stripeSubscription }, "second subscription ended and paid back");
});
