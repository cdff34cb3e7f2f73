import type Stripe from "stripe";
import { z } from "zod";
import { subscriptionFacts, type SubscriptionFacts } from "./subscription-facts.ts";

/** What an event speaks of. */
export interface EventSubject {
  /** Id of the subscription to read afresh. */
  subscription: string | null;
  checkout: { id: string; status: "completed" | "expired" } | null;
  /** The subscription as an event of its end described it. */
  ended: SubscriptionFacts | null;
}

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

const invoice = z.object({
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
});
const checkout = z.object({ id: z.string(), subscription: reference });
const envelope = z.object({ data: z.object({ object: z.unknown() }) });
const identified = z.object({ id: z.string() });

/** Null for a type that we store and do nothing about. */
export function eventSubject(type: string, payload: unknown): EventSubject | null {
  const { object } = envelope.parse(payload).data;
  if (type.startsWith("customer.subscription.")) {
    const ended = type === "customer.subscription.deleted" ? subscriptionFacts(object as Stripe.Subscription) : null;
    return { subscription: identified.parse(object).id, checkout: null, ended };
  }
  if (type.startsWith("checkout.session.")) {
    const { id, subscription } = checkout.parse(object);
    return {
      subscription: subscription ?? null,
      checkout: { id, status: type === "checkout.session.expired" ? "expired" : "completed" },
      ended: null,
    };
  }
  if (type.startsWith("invoice.")) {
    const subscription = invoice.parse(object).parent?.subscription_details?.subscription ?? null;
    return { subscription, checkout: null, ended: null };
  }
  return null;
}
