import type { Outcome } from "@callavet/shared/node/billing/outcome.ts";
import type { SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import { addJob } from "@callavet/shared/jobs/add.ts";
import { pricingSyncJob } from "@callavet/shared/jobs/pricing-sync.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";
import { mailTrialEnding } from "../mails/subscription.queries.ts";
import { finishCheckout, flagUnknownCustomer, type OpenEvent } from "../tasks/stripe-event.queries.ts";
import { convergence, type Convergence } from "./convergence.ts";
import { eventSubjects, type Subject } from "./event-subjects.ts";
import { freshReader, type FreshReader } from "./fresh-reader.ts";

export interface FinishedEvent {
  id: string;
  status: "processed" | "ignored";
  /** Why there was nothing to do. */
  note: string | null;
}

/**
 * Converges what the events of one customer speak of, each object once: they were all stored before it is read, so the
 * reading covers them all. `trx` holds the customer's lock.
 */
export async function convergeEvents(
  trx: Transaction,
  events: readonly OpenEvent[],
  { stripe, compensate }: { stripe: Stripe | null; compensate: boolean },
): Promise<FinishedEvent[]> {
  const told = events.map((event) => ({ event, subjects: eventSubjects(event.type, event.payload) }));
  const subjects = told.flatMap((one) => one.subjects);
  const customer = events[0]?.stripe_customer_id ?? null;
  const stranger = customer !== null && subjects.length > 0 && (await flagUnknownCustomer(trx, customer));
  if (stranger)
    return told.map(({ event, subjects }) =>
      finished(
        event,
        subjects,
        subjects.map(() => "unknown_customer"),
      ),
    );

  const read = freshReader(trx, () => stripeOf(stripe), customer);
  await Promise.all(subjects.map((subject) => readAhead(read, subject)));
  const of = convergence(trx, read, { compensate, ended: endedOf(subjects) });
  const done: FinishedEvent[] = [];
  for (const one of told) {
    const outcomes: Outcome[] = [];
    for (const subject of one.subjects) outcomes.push(await converge(trx, of, read, subject));
    done.push(finished(one.event, one.subjects, outcomes));
  }
  return done;
}

function stripeOf(stripe: Stripe | null): Stripe {
  if (!stripe) throw new Error("STRIPE_SECRET_KEY is not set");
  return stripe;
}

const endedOf = (subjects: Subject[]): Map<string, SubscriptionFacts> =>
  new Map(subjects.flatMap((one) => (one.kind === "subscription" && one.ended ? [[one.id, one.ended] as const] : [])));

/** All at once: what one object leads to is read when it is come to. */
async function readAhead(read: FreshReader, subject: Subject): Promise<void> {
  if (subject.kind === "subscription") await read.subscription(subject.id);
  if (subject.kind === "invoice") await read.invoice(subject.id);
  if (subject.kind === "payment") await read.payment(subject.id);
  if (subject.kind === "checkout") await read.checkout(subject.id);
}

async function converge(trx: Transaction, of: Convergence, read: FreshReader, subject: Subject): Promise<Outcome> {
  switch (subject.kind) {
    case "subscription": {
      const outcome = await of.subscription(subject.id);
      if (subject.trialEnding && outcome === "converged") await mailTrialEnding(trx, await read.subscription(subject.id));
      return outcome;
    }
    case "invoice":
      return of.invoice(subject.id);
    case "payment":
      return of.payment(subject.id);
    case "checkout":
      return of.checkout(subject.id);
    case "plan-checkout":
      await finishCheckout(trx, subject.id, subject.status);
      return "converged";
    case "pricing":
      // A burst of changes to the catalogue is one job.
      await addJob(trx, pricingSyncJob, {}, pricingSyncJob.name);
      return "converged";
  }
}

const things: Record<Subject["kind"], string> = {
  subscription: "subscription",
  invoice: "invoice",
  payment: "payment",
  checkout: "checkout page",
  "plan-checkout": "checkout page",
  pricing: "catalogue",
};

function why({ kind }: Subject, outcome: Outcome): string {
  if (outcome === "unknown_customer") return "the customer is not ours";
  if (outcome === "unknown_purchase") return "no purchase of ours";
  return `the ${things[kind]} is not at Stripe`;
}

function finished(event: OpenEvent, subjects: Subject[], outcomes: Outcome[]): FinishedEvent {
  if (outcomes.includes("converged")) return { id: event.id, status: "processed", note: null };
  const notes = new Set(subjects.map((subject, index) => why(subject, outcomes[index] ?? "gone")));
  return { id: event.id, status: "ignored", note: [...notes].join(", ") || `nothing to do for ${event.type}` };
}
