import { chargeObject } from "../objects/charge.ts";
import { paymentIntentObject } from "../objects/payment-intent.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { declineOfSaved } from "./cards.ts";

interface Given {
  amount: number;
  currency: string;
  customer: string;
  method: Of<"payment_method">;
  description: string | null;
}

export interface Payment {
  intent: Of<"payment_intent">;
  charge: Of<"charge">;
  announce(): void;
}

/** Takes the money, or is refused: one intent, one charge. The events wait for `announce`. */
export function charge(world: World, given: Given): Payment {
  const now = world.now(given.customer);
  const intent = paymentIntentObject({ ...given, paymentMethod: given.method.id, now });
  const declined = declineOfSaved(given.method);
  const made = world.store.put(chargeObject(intent, given.method, declined, now));
  const settled = world.store.put<Of<"payment_intent">>({
    ...intent,
    latest_charge: made.id,
    status: declined ? "requires_payment_method" : "succeeded",
    amount_received: declined ? 0 : intent.amount,
    last_payment_error: declined
      ? { charge: made.id, code: "card_declined", decline_code: declined, message: "Your card was declined.", type: "card_error" }
      : null,
  });
  return {
    intent: settled,
    charge: made,
    announce() {
      world.emit(declined ? "payment_intent.payment_failed" : "payment_intent.succeeded", settled);
      world.emit(declined ? "charge.failed" : "charge.succeeded", made);
    },
  };
}
