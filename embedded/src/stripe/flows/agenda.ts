import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { cardOf } from "./bill.ts";
import { endSubscription } from "./end-subscription.ts";
import { expireIncomplete, FIRST_PAYMENT } from "./expire-incomplete.ts";
import { giveUp } from "./give-up.ts";
import { marked, putMark } from "./marks.ts";
import { payInvoice } from "./pay-invoice.ts";
import { expirePending } from "./pending-update.ts";
import { renew } from "./renew.ts";
import { enterPhase } from "./schedules.ts";

type Subscription = Of<"subscription">;

/** Something that happens to a subscription by itself, and when. */
export interface Step {
  at: number;
  take(): void;
}

const DAY = 86_400;
const LIVE = ["active", "trialing", "past_due", "unpaid"];

/** The statuses of those to which time does something. */
export const MOVED_BY_TIME = [...LIVE, "incomplete"];

/** The next one, or null when nothing is to come. At the same time, what ends goes before what goes on. */
export function nextStep(world: World, subscription: Subscription): Step | null {
  const steps = stepsOf(world, subscription);
  return steps.reduce<Step | null>((first, step) => (first === null || step.at < first.at ? step : first), null);
}

function stepsOf(world: World, subscription: Subscription): Step[] {
  if (subscription.status === "incomplete")
    return [{ at: subscription.created + FIRST_PAYMENT, take: () => expireIncomplete(world, subscription) }];
  if (!LIVE.includes(subscription.status)) return [];
  return [
    ...phaseSteps(world, subscription),
    ...pendingSteps(world, subscription),
    ...endSteps(world, subscription),
    ...trialSteps(world, subscription),
    { at: periodEndOf(subscription), take: () => void renew(world, subscription) },
    ...retrySteps(world, subscription),
  ];
}

export function periodEndOf(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

function phaseSteps(world: World, subscription: Subscription): Step[] {
  const schedule = subscription.schedule ? world.store.find("subscription_schedule", subscription.schedule) : undefined;
  const at = schedule?.current_phase?.end_date;
  return schedule && at !== undefined ? [{ at, take: () => enterPhase(world, subscription, schedule, at) }] : [];
}

function pendingSteps(world: World, subscription: Subscription): Step[] {
  const at = subscription.pending_update?.expires_at;
  return at === undefined ? [] : [{ at, take: () => expirePending(world, subscription) }];
}

function endSteps(world: World, subscription: Subscription): Step[] {
  const at = subscription.cancel_at;
  return at === null ? [] : [{ at, take: () => void endSubscription(world, subscription, { at }) }];
}

/** Three days before a trial ends, or at once when it is shorter. */
function trialSteps(world: World, subscription: Subscription): Step[] {
  const { status, trial_end, id, created } = subscription;
  const mark = `trial_will_end:${trial_end}`;
  if (status !== "trialing" || trial_end === null || marked(world.store, id, mark)) return [];
  const take = () => {
    putMark(world.store, id, mark);
    world.emit("customer.subscription.trial_will_end", subscription);
  };
  return [{ at: Math.max(created, trial_end - 3 * DAY), take }];
}

/** Renewals that the bank refused. */
function retrySteps(world: World, subscription: Subscription): Step[] {
  if (subscription.status !== "past_due") return [];
  return world.store
    .all("invoice", { "$.parent.subscription_details.subscription": subscription.id, "$.status": "open" })
    .flatMap((invoice) => {
      const at = invoice.next_payment_attempt;
      if (at === null) return [];
      const take = () => {
        const { paid, invoice: tried } = payInvoice(world, invoice, cardOf(world, subscription));
        if (!paid && tried.next_payment_attempt === null) giveUp(world, subscription);
      };
      return [{ at, take }];
    });
}
