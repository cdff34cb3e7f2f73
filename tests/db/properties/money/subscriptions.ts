import { givesUnits } from "./state.ts";
import type { StripeInvoice, StripeObject, StripePayment, StripeSubscription } from "./stripe.ts";
import type { World } from "./world.ts";

const DAY = 86_400;
const MONTH = 30 * DAY;

/** What happens to subscriptions at Stripe. Each returns what changed there, for us to be told of. */
export function subscribe(world: World, plan: number, trial: boolean): StripeObject[] {
  const { model, stripe, plans } = world;
  const chosen = plans[plan % plans.length];
  // A second one beside the first happens, of a third we would have heard.
  if (!chosen || living(world).length > 1) return [];
  const times = { start: model.now, end: model.now + (trial ? 14 * DAY : MONTH), cancelAt: null, next: null };
  const made = stripe.add<StripeSubscription>({
    kind: "subscription",
    id: stripe.id("sub"),
    plan: chosen,
    status: trial ? "trialing" : "active",
    ...times,
  });
  return [made, ...bill(world, made)];
}

/** The next period begins: time goes on until then, and what was planned for it is done. */
export function renew(world: World, which: number): { wait: number; happen: () => StripeObject[] } | null {
  const all = living(world);
  const subscription = all[which % Math.max(1, all.length)];
  if (!subscription) return null;
  return {
    wait: Math.max(0, subscription.end - world.model.now),
    happen() {
      if (subscription.cancelAt !== null) {
        subscription.status = "canceled";
        return [subscription];
      }
      Object.assign(subscription, { start: subscription.end, end: subscription.end + MONTH, status: "active" });
      if (subscription.next) Object.assign(subscription, { plan: subscription.next, next: null });
      return [subscription, ...bill(world, subscription)];
    },
  };
}

export type Change =
  | "upgrade"
  | "downgrade"
  | "cancel"
  | "resume"
  | "end"
  | "past_due"
  | "unpaid"
  | "paused"
  | "active"
  | "hibernating";

export function change(world: World, which: number, what: Change): StripeObject[] {
  const { plans } = world;
  const all = world.stripe.all("subscription").filter((each) => each.status !== "canceled");
  const subscription = all[which % Math.max(1, all.length)];
  if (!subscription) return [];
  const other = plans[(plans.indexOf(subscription.plan) + 1) % plans.length] ?? subscription.plan;
  if (what === "upgrade") Object.assign(subscription, { plan: other, next: null });
  else if (what === "downgrade") subscription.next = other;
  else if (what === "cancel") subscription.cancelAt = subscription.end;
  else if (what === "resume") Object.assign(subscription, { cancelAt: null, next: null });
  else subscription.status = what === "end" ? "canceled" : what;
  return [subscription];
}

function bill(world: World, subscription: StripeSubscription): StripeObject[] {
  const { stripe, model } = world;
  const { start, end } = subscription;
  const made = stripe.add<StripeInvoice>({ kind: "invoice", id: stripe.id("in"), subscription, start, end, created: model.now });
  const money = { amount: 1000, status: "succeeded", created: model.now, refunds: [], disputes: [], compensate: false } as const;
  const payment: StripePayment = {
    kind: "payment",
    intent: stripe.id("pi"),
    invoice: made,
    purchase: null,
    ...money,
    refunds: [],
    disputes: [],
  };
  return [made, stripe.add(payment)];
}

const living = ({ stripe }: World): StripeSubscription[] => stripe.all("subscription").filter((each) => givesUnits(each.status));
