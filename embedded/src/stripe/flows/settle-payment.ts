import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { forgetLater } from "./later.ts";

type Session = Of<"checkout.session">;

/** The bank's word on a debit, days after its checkout was completed. Said twice, it counts once. */
export function settlePayment(world: World, id: string, outcome: "succeeds" | "fails"): void {
  const { store } = world;
  const intent = store.get("payment_intent", id);
  if (intent.status !== "processing" || !intent.latest_charge) return;
  forgetLater(store, id);
  const pending = store.get("charge", intent.latest_charge);
  const [session] = store.all("checkout.session", { "$.payment_intent": id });
  if (outcome === "succeeds") {
    world.emit("charge.succeeded", store.put<Of<"charge">>({ ...pending, paid: true, status: "succeeded" }));
    const paid = store.put<Of<"payment_intent">>({ ...intent, status: "succeeded", amount_received: intent.amount });
    world.emit("payment_intent.succeeded", paid);
    if (!session) return;
    const done = store.put<Session>({ ...session, payment_status: "paid" });
    world.emit("checkout.session.async_payment_succeeded", done);
    return;
  }
  const message = "The customer's account has insufficient funds to cover this payment.";
  const failed = store.put<Of<"charge">>({
    ...pending,
    status: "failed",
    captured: false,
    amount_captured: 0,
    failure_code: "insufficient_funds",
    failure_message: message,
    receipt_url: null,
  });
  world.emit("charge.failed", failed);
  const unpaid = store.put<Of<"payment_intent">>({
    ...intent,
    status: "requires_payment_method",
    last_payment_error: { charge: failed.id, code: "insufficient_funds", message, type: "card_error" },
  });
  world.emit("payment_intent.payment_failed", unpaid);
  if (session) world.emit("checkout.session.async_payment_failed", session);
}
