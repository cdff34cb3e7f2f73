import { stripeEventsCatchUpJob } from "@callavet/shared/jobs/stripe-events-catch-up.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { requeueStripeEvents } from "./stripe-events-catch-up.queries.ts";

/** An event waits this long before it counts as forgotten. */
const FORGOTTEN = "5 minutes";
const LIMIT = 1000;

export default defineTask(stripeEventsCatchUpJob, async (_payload, { db, log }) => {
  const queued = await asService(db, (trx) => requeueStripeEvents(trx, FORGOTTEN, LIMIT));
  if (queued > 0) log.warn({ queued }, "forgotten Stripe events queued again");
});
