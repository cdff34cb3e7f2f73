import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { nextStep } from "./agenda.ts";
import { liveSubscriptions } from "./tick.ts";

/** Moves a test clock, stopping at each moment at which one of its subscriptions has something to do. */
export function advanceClock(world: World, clock: Of<"test_helpers.test_clock">, to: number): Of<"test_helpers.test_clock"> {
  for (;;) {
    const steps = liveSubscriptions(world, clock.id).flatMap((each) => nextStep(world, each) ?? []);
    const [next] = steps.toSorted((a, b) => a.at - b.at);
    if (!next || next.at > to) break;
    world.store.put({ ...clock, frozen_time: Math.max(clock.frozen_time, next.at) });
    next.take();
  }
  const moved = world.store.put<Of<"test_helpers.test_clock">>({ ...clock, frozen_time: to, status: "ready" });
  world.emit("test_helpers.test_clock.ready", moved);
  return moved;
}
