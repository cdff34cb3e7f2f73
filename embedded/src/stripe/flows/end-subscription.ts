import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { cancelSchedule } from "./close-schedule.ts";

type Subscription = Of<"subscription">;

interface How {
  at?: number;
  reason?: "cancellation_requested" | "payment_failed";
}

/** The subscription is over now: by request, because its scheduled end came, or because nobody pays. */
export function endSubscription(world: World, subscription: Subscription, { at, reason }: How = {}): Subscription {
  const when = at ?? world.now(subscription.customer);
  const ended = world.store.put<Subscription>({
    ...subscription,
    status: "canceled",
    canceled_at: subscription.canceled_at ?? when,
    ended_at: when,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...subscription.cancellation_details,
      reason: reason ?? "cancellation_requested",
    },
  });
  const schedule = subscription.schedule ? world.store.find("subscription_schedule", subscription.schedule) : undefined;
  if (schedule?.status === "active") cancelSchedule(world, schedule);
  world.emit("customer.subscription.deleted", ended);
  return ended;
}
