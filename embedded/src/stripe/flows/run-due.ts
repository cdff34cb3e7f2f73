import type { World } from "../world.ts";
import { type Later, takeDue } from "./later.ts";
import { settlePayment } from "./settle-payment.ts";

const ACTS: Partial<Record<Later, (world: World, id: string) => unknown>> = {
  "payment-succeeds": (world, id) => settlePayment(world, id, "succeeds"),
  "payment-fails": (world, id) => settlePayment(world, id, "fails"),
};

/** What banks and card holders have done by now. */
export function runDue(world: World): void {
  for (const { object, act } of takeDue(world.store)) ACTS[act]?.(world, object);
}
