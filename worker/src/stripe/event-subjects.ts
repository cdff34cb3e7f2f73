import { subscriptionFacts, type SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import type Stripe from "stripe";
import { z } from "zod";

/** One thing that an event speaks of, to be read afresh and converged. */
export type Subject =
  | { kind: "subscription"; id: string; ended?: SubscriptionFacts; trialEnding?: boolean }
  | { kind: "invoice" | "payment" | "checkout"; id: string }
  /** The end of a page that sold a plan is final, whichever is told first: it needs no reading. */
  | { kind: "plan-checkout"; id: string; status: "completed" | "expired" }
  | { kind: "pricing" };

const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null);
const identified = z.object({ id: z.string() });
const checkout = z.object({ id: z.string(), mode: z.string().nullish(), subscription: reference });
const invoice = z.object({
  /** A preview of the next one has none. */
  id: z.string().nullish(),
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
});
const whole = z.object({
  customer: z.unknown(),
  status: z.string(),
  items: z.object({ data: z.array(z.unknown()) }),
  metadata: z.object({}),
});
const schedule = z.object({ subscription: reference, released_subscription: reference });
/** A charge, a refund or a dispute. */
const ofPayment = z.object({ payment_intent: reference });

type Subjects = (object: unknown, type: string) => Subject[];

const subscription = (id: string | null): Subject[] => (id === null ? [] : [{ kind: "subscription", id }]);
const payment = (id: string | null): Subject[] => (id === null ? [] : [{ kind: "payment", id }]);

/** By the beginning of the type; the first that fits. Types that Stripe adds to a family are read like the others. */
const families: [prefix: string, subjects: Subjects][] = [
  ["customer.subscription.", ofSubscription],
  [
    "subscription_schedule.",
    (object) => {
      const of = schedule.parse(object);
      return subscription(of.subscription ?? of.released_subscription);
    },
  ],
  ["invoice.", ofInvoice],
  ["checkout.session.", ofCheckout],
  ["payment_intent.", (object) => payment(identified.parse(object).id)],
  ["charge.", (object) => payment(ofPayment.parse(object).payment_intent)],
  ["refund.", (object) => payment(ofPayment.parse(object).payment_intent)],
  ["product.", () => [{ kind: "pricing" }]],
  ["price.", () => [{ kind: "pricing" }]],
];

function ofSubscription(object: unknown, type: string): Subject[] {
  const { id } = identified.parse(object);
  // Services may hand over less than Stripe does: then there is only the reading.
  if (type === "customer.subscription.deleted" && whole.safeParse(object).success)
    return [{ kind: "subscription", id, ended: subscriptionFacts(object as Stripe.Subscription) }];
  return [{ kind: "subscription", id, trialEnding: type === "customer.subscription.trial_will_end" }];
}

function ofInvoice(object: unknown): Subject[] {
  const { id, parent } = invoice.parse(object);
  const found = subscription(parent?.subscription_details?.subscription ?? null);
  return id ? [...found, { kind: "invoice", id }] : found;
}

function ofCheckout(object: unknown, type: string): Subject[] {
  const { id, mode, subscription: bought } = checkout.parse(object);
  if (mode !== "subscription") return mode === "setup" ? [] : [{ kind: "checkout", id }];
  const status = type === "checkout.session.expired" ? "expired" : "completed";
  return [{ kind: "plan-checkout", id, status }, ...subscription(bought)];
}

const envelope = z.object({ data: z.object({ object: z.unknown() }) });

/** None for what we store and do nothing about. */
export function eventSubjects(type: string, payload: unknown): Subject[] {
  const [, subjects] = families.find(([prefix]) => type.startsWith(prefix)) ?? [];
  return subjects ? subjects(envelope.parse(payload).data.object, type) : [];
}
