import { stripeEventJob } from "@callavet/shared/jobs/stripe-event.ts";
import { asService } from "@callavet/shared/node/database.ts";
import type { TaskContext } from "../kit/context.ts";
import { defineTask } from "../kit/define-task.ts";
import { convergeEvents } from "../stripe/converge-events.ts";
import { claimEvents, failEvent, finishEvents } from "./stripe-event.queries.ts";

/**
 * So many events of one customer are handled together. With 20 waiting for each customer: 260 to 790 events a second on
 * two busy cores, where one at a time made 35.
 */
const TOGETHER = 100;

/**
 * Converges what a stored event speaks of. Events come late, twice and in any order, so an event is only a hint that
 * something changed: under the customer's lock, each object is read from Stripe as it is now, and our rows are made equal
 * to that. The lock is held while reading, so the last to write has the freshest reading.
 */
export default defineTask(stripeEventJob, async ({ eventId }, context) => {
  let tried = await attempt(context, eventId, TOGETHER);
  // Which of several was at fault is not known: this one's fate must not hang on the others'.
  if (tried.error !== null && tried.claimed > 1) tried = await attempt(context, eventId, 1);
  const { error, claimed } = tried;
  if (error === null) return context.log.debug({ eventId, claimed }, "stripe event");
  // The transaction is gone with everything in it: what failed is kept in one of its own, and the queue tries again.
  await asService(context.db, (trx) => failEvent(trx, eventId, error.message));
  throw error;
});

async function attempt(context: TaskContext, eventId: string, limit: number): Promise<{ claimed: number; error: Error | null }> {
  let claimed = 0;
  try {
    await asService(context.db, async (trx) => {
      const events = await claimEvents(trx, eventId, limit);
      claimed = events.length;
      if (claimed > 0) await finishEvents(trx, await convergeEvents(trx, events, context));
    });
    return { claimed, error: null };
  } catch (error) {
    return { claimed, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
