import { stripeEventJob } from "@callavet/shared/jobs/stripe-event.ts";
import { asService } from "@callavet/shared/node/database.ts";
import type { DB } from "@callavet/shared/node/db.gen.ts";
import type { Kysely } from "kysely";
import type Stripe from "stripe";
import { defineTask } from "../kit/define-task.ts";
import { eventSubject } from "../stripe/event-subject.ts";
import { readSubscription } from "../stripe/read-subscription.ts";
import type { SubscriptionFacts } from "../stripe/subscription-facts.ts";
import {
  claimEvent,
  convergeSubscription,
  failEvent,
  finishCheckout,
  finishEvent,
  lockCustomer,
  type OpenEvent,
} from "./stripe-event.queries.ts";

/**
 * Converges what a stored event speaks of. Events come late, twice and in any order, so an event is only a hint that
 * something changed: under the customer's lock, the subscription is read from Stripe as it is now, and our rows are made
 * equal to that. The lock is held while reading, so the last to write has the freshest reading.
 */
export default defineTask(stripeEventJob, async ({ eventId }, { db, stripe, log }) => {
  try {
    const outcome = await asService(db, async (trx) => {
      const event = await claimEvent(trx, eventId);
      if (!event) return "finished before";
      const note = await applyEvent(trx, stripe, event);
      await finishEvent(trx, eventId, note === null ? "processed" : "ignored", note);
      return note ?? "processed";
    });
    log.debug({ eventId, outcome }, "stripe event");
  } catch (error) {
    // The transaction is gone with everything in it: what failed is kept in one of its own, and the queue tries again.
    await asService(db, (trx) => failEvent(trx, eventId, error instanceof Error ? error.message : String(error)));
    throw error;
  }
});

/** Null when something was converged, else why there was nothing to do. */
async function applyEvent(trx: Kysely<DB>, stripe: Stripe | null, event: OpenEvent): Promise<string | null> {
  const subject = eventSubject(event.type, event.payload);
  if (subject === null) return `nothing to do for ${event.type}`;
  if (subject.checkout) await finishCheckout(trx, subject.checkout.id, subject.checkout.status);
  if (subject.subscription === null) return subject.checkout ? null : `${event.type} without a subscription`;
  if (!stripe) throw new Error("STRIPE_SECRET_KEY is not set");

  const facts = await freshestFacts(trx, stripe, subject.subscription, event.stripe_customer_id);
  // Gone at Stripe: only the event that says it ended can still be believed, because an ended one never changes again.
  const known = facts ?? subject.ended;
  if (!known) return "the subscription is not at Stripe";
  return (await convergeSubscription(trx, known)) === "converged" ? null : "the customer is not ours";
}

async function freshestFacts(
  trx: Kysely<DB>,
  stripe: Stripe,
  id: string,
  locked: string | null,
): Promise<SubscriptionFacts | null> {
  const facts = await readSubscription(stripe, id);
  if (!facts || facts.customer === locked) return facts;
  // The event did not name the customer: lock the true one, and read again what may have changed meanwhile.
  await lockCustomer(trx, facts.customer);
  return readSubscription(stripe, id);
}
