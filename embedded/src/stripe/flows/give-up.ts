import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { endSubscription } from "./end-subscription.ts";

/** The last retry failed too. The invoice stays open: it can still be paid by hand. */
export function giveUp(world: World, subscription: Of<"subscription">): void {
  const { afterLastRetry } = world.store;
  if (afterLastRetry === "cancel") endSubscription(world, subscription, { reason: "payment_failed" });
  if (afterLastRetry !== "unpaid") return;
  const unpaid = world.store.put<Of<"subscription">>({ ...subscription, status: "unpaid" });
  world.emit("customer.subscription.updated", unpaid, differences(subscription, unpaid));
}
