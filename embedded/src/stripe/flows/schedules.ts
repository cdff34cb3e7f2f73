import { type Phase, scheduleObject } from "../objects/subscription-schedule.ts";
import { planOf } from "../objects/subscription-item.ts";
import { differences } from "../wire/differences.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { closed } from "./close-schedule.ts";
import { endSubscription } from "./end-subscription.ts";
import { recurringOf } from "./period.ts";
import { planChange } from "./plan-change.ts";
import { renew } from "./renew.ts";
import { applyChange } from "./update-subscription.ts";

type Schedule = Of<"subscription_schedule">;
type Subscription = Of<"subscription">;

export function scheduleFrom(world: World, subscription: Subscription): Schedule {
  if (subscription.schedule !== null)
    throw invalid(
      `You cannot migrate a subscription that is already attached to a schedule: \`${subscription.schedule}\`.`,
      "from_subscription",
    );
  if (subscription.ended_at !== null || subscription.status === "incomplete")
    throw invalid(`You cannot migrate a subscription that is \`${subscription.status}\`.`, "from_subscription");
  const schedule = world.store.put(scheduleObject(subscription, world.now(subscription.customer)));
  // The end that was planned is the schedule's affair from now on.
  const attached = world.store.put<Subscription>({ ...subscription, schedule: schedule.id });
  world.emit("subscription_schedule.created", schedule);
  world.emit("customer.subscription.updated", attached, differences(subscription, attached));
  return schedule;
}

/** The subscription goes on as it is; what was to come does not. */
export function releaseSchedule(world: World, schedule: Schedule, keepsEnd = false): Schedule {
  const released = closed(world, schedule, {
    status: "released",
    released_at: world.now(schedule.customer),
    released_subscription: schedule.subscription,
    subscription: null,
  });
  world.emit("subscription_schedule.released", released);
  const before = schedule.subscription ? world.store.find("subscription", schedule.subscription) : undefined;
  if (before) {
    const ends = keepsEnd ? {} : { cancel_at: null, canceled_at: null };
    const after = world.store.put<Subscription>({
      ...before,
      schedule: null,
      ...(schedule.end_behavior === "cancel" ? ends : {}),
    });
    world.emit("customer.subscription.updated", after, differences(before, after));
  }
  return released;
}

/** The current phase ends at `at`: the next one begins, or the schedule is over. */
export function enterPhase(world: World, subscription: Subscription, schedule: Schedule, at: number): void {
  const phase = schedule.phases.find(({ start_date }) => start_date === at);
  if (!phase) return finish(world, subscription, schedule, at);
  const current_phase = { start_date: phase.start_date, end_date: phase.end_date };
  const moved = world.store.put<Schedule>({ ...schedule, current_phase });
  world.emit("subscription_schedule.updated", moved, differences(schedule, moved));
  const phased = inPhase(world, subscription, phase);
  const renews = subscription.items.data.some((item) => item.current_period_end === at);
  if (renews) {
    renew(world, subscription, anchored(subscription, phased, at));
    return;
  }
  const items = phased.items.data.map(({ id, price, quantity }) => ({ id, price: price.id, quantity }));
  const behavior = prorationOf(phase);
  const change = planChange(world, subscription, { items, behavior, date: at });
  applyChange(
    world,
    subscription,
    { ...change, subscription: { ...change.subscription, metadata: phased.metadata } },
    "past_due",
  );
}

/** Another rhythm is counted from its own first day. */
function anchored(before: Subscription, after: Subscription, at: number): Subscription {
  const rhythm = (each: Subscription) => JSON.stringify(each.items.data.map(({ price }) => recurringOf(price)));
  return rhythm(before) === rhythm(after) ? after : { ...after, billing_cycle_anchor: at };
}

function prorationOf({ proration_behavior: behavior }: Phase): "always_invoice" | "create_prorations" | "none" {
  return behavior === "always_invoice" || behavior === "create_prorations" ? behavior : "none";
}

/** Its prices, in the places that the items have. At the end of a period the renewal bills them. */
export function inPhase(world: World, subscription: Subscription, phase: Phase): Subscription {
  const data = subscription.items.data.map((item, index) => {
    const wanted = phase.items[index];
    if (!wanted) return item;
    const price = world.store.get("price", wanted.price);
    return { ...item, price, plan: planOf(price), quantity: wanted.quantity ?? 1 };
  });
  const metadata = { ...subscription.metadata, ...phase.metadata };
  return { ...subscription, metadata, items: { ...subscription.items, data } };
}

/** The last phase is over: the subscription goes on by itself, or ends with it. */
function finish(world: World, subscription: Subscription, schedule: Schedule, at: number): void {
  if (schedule.end_behavior !== "cancel") return void releaseSchedule(world, schedule);
  const done = closed(world, schedule, { status: "completed", completed_at: at });
  world.emit("subscription_schedule.completed", done);
  endSubscription(world, subscription, { at });
}
