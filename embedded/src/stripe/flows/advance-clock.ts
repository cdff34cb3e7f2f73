import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { dueAt, takeStep } from "./renew.ts";
import { liveSubscriptions } from "./tick.ts";

/** Moves a test clock, stopping at each moment at which one of its subscriptions has something to do. */
export function advanceClock(world: World, clock: Of<"test_helpers.test_clock">, to: number): Of<"test_helpers.test_clock"> {
  for (;;) {
    const [next] = liveSubscriptions(world, clock.id).toSorted((a, b) => dueAt(a) - dueAt(b));
    if (!next || dueAt(next) > to) break;
    world.store.put({ ...clock, frozen_time: dueAt(next) });
    takeStep(world, next);
  }
  const moved = world.store.put<Of<"test_helpers.test_clock">>({ ...clock, frozen_time: to, status: "ready" });
  world.emit("test_helpers.test_clock.ready", moved);
  return moved;
}
