import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { forgetLater } from "./later.ts";
import { updateRefund } from "./update-refund.ts";

/** The bank's word on a refund. It may take back what had succeeded; what failed stays failed. */
export function settleRefund(world: World, id: string, outcome: "succeeds" | "fails"): void {
  const { store } = world;
  const refund = store.get("refund", id);
  const { pending_reason: _over, ...settled } = refund;
  forgetLater(store, id);
  if (outcome === "succeeds") {
    if (refund.status === "pending") updateRefund(world, refund, { ...settled, status: "succeeded" });
    return;
  }
  if (refund.status !== "pending" && refund.status !== "succeeded") return;
  // The money is on the charge again before anybody hears of it.
  const charge = refund.charge ? store.get("charge", refund.charge) : null;
  if (charge) store.put<Of<"charge">>({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  const failed: Of<"refund"> = { ...settled, status: "failed", failure_reason: "expired_or_canceled_card" };
  world.emit("refund.failed", updateRefund(world, refund, failed));
}
