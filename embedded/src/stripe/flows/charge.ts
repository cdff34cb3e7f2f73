import { paymentIntentObject } from "../objects/payment-intent.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { confirmIntent, type Payment } from "./confirm-intent.ts";

interface Given {
  amount: number;
  currency: string;
  customer: string;
  method: Of<"payment_method">;
  description: string | null;
}

/** Takes the money with a saved card, or is refused: one intent, one charge. The events wait for `announce`. */
export function charge(world: World, given: Given): Payment {
  const now = world.now(given.customer);
  const intent = paymentIntentObject({ ...given, paymentMethod: given.method.id, now });
  const payment = confirmIntent(world, intent, given.method);
  return {
    ...payment,
    announce() {
      world.emit("payment_intent.created", intent);
      payment.announce();
    },
  };
}
