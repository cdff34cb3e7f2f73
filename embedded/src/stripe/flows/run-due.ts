import { StripeRefusal } from "../wire/errors.ts";
import type { World } from "../world.ts";
import { closeDispute } from "./close-dispute.ts";
import { type Later, takeDue } from "./later.ts";
import { openDispute } from "./open-dispute.ts";
import { settlePayment } from "./settle-payment.ts";
import { settleRefund } from "./settle-refund.ts";

/** What banks and card holders do. Each can be made to happen now by hand. */
export const ACTS: Readonly<Record<Later, (world: World, id: string) => unknown>> = {
  "payment-succeeds": (world, id) => settlePayment(world, id, "succeeds"),
  "payment-fails": (world, id) => settlePayment(world, id, "fails"),
  "refund-succeeds": (world, id) => settleRefund(world, id, "succeeds"),
  "refund-fails": (world, id) => settleRefund(world, id, "fails"),
  chargeback: (world, id) => openDispute(world, world.store.get("charge", id), "chargeback"),
  inquiry: (world, id) => openDispute(world, world.store.get("charge", id), "inquiry"),
  "dispute-won": (world, id) => closeDispute(world, world.store.get("dispute", id), "won"),
  "dispute-lost": (world, id) => closeDispute(world, world.store.get("dispute", id), "lost"),
};

/** What they have done by now. What cannot be done any more, a second dispute for one, is dropped. */
export function runDue(world: World): void {
  for (const { object, act } of takeDue(world.store)) {
    try {
      ACTS[act](world, object);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
  }
}
