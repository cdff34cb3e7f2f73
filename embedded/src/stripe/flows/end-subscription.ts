import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

/** The subscription is over now: by request, or because its scheduled end came. */
export function endSubscription(
  world: World,
  subscription: Of<"subscription">,
  at = world.now(subscription.customer),
): Of<"subscription"> {
  const ended = world.store.put<Of<"subscription">>({
    ...subscription,
    status: "canceled",
    canceled_at: subscription.canceled_at ?? at,
    ended_at: at,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...subscription.cancellation_details,
      reason: "cancellation_requested",
    },
  });
  world.emit("customer.subscription.deleted", ended);
  return ended;
}
