import { testClockObject } from "../objects/test-clock.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { advanceClock } from "./advance-clock.ts";
import { nextStep } from "./agenda.ts";

/**
 * To the next thing that happens to this subscription by itself. Stripe gives a clock only to new customers; here one
 * who has none gets it now, for a look at what comes.
 */
export function skipAhead(world: World, subscription: Of<"subscription">): void {
  const step = nextStep(world, subscription);
  if (!step) return;
  advanceClock(world, clockFor(world, subscription.customer), step.at + 1);
}

function clockFor(world: World, id: string): Of<"test_helpers.test_clock"> {
  const { store } = world;
  const customer = store.get("customer", id);
  if (customer.test_clock) return store.get("test_helpers.test_clock", customer.test_clock);
  const clock = store.put(testClockObject(world.now(), world.now(), customer.email));
  store.put<Of<"customer">>({ ...customer, test_clock: clock.id });
  for (const each of store.all("subscription", { "$.customer": id }))
    store.put<Of<"subscription">>({ ...each, test_clock: clock.id });
  return clock;
}
