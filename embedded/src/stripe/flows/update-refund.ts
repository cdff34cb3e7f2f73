import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

/** A change of a refund has two events, an old one and a new one. */
export function updateRefund(world: World, before: Of<"refund">, after: Of<"refund">): Of<"refund"> {
  world.store.put(after);
  const previous = differences(before, after);
  world.emit("charge.refund.updated", after, previous);
  world.emit("refund.updated", after, previous);
  return after;
}
