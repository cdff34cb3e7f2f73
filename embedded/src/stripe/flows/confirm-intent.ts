import { chargeObject } from "../objects/charge.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { outcomeOf } from "./bank-debits.ts";
import { type Decline, savedCard } from "./cards.ts";
import { putLater } from "./later.ts";

export interface Payment {
  intent: Of<"payment_intent">;
  charge: Of<"charge">;
  decline: Decline | null;
  announce(): void;
}

/** One attempt to take an intent's money: one charge. The events wait for `announce`. */
export function confirmIntent(
  world: World,
  intent: Of<"payment_intent">,
  method: Of<"payment_method">,
  { authenticated = false } = {},
): Payment {
  const { store } = world;
  const card = savedCard(method);
  const decline = card?.decline ?? null;
  const outcome = decline ?? (method.type === "sepa_debit" ? "pending" : "succeeded");
  const now = world.now(intent.customer);
  const charge = store.put(chargeObject({ intent, method, outcome, authenticated, now }));
  const settled = store.put<Of<"payment_intent">>({
    ...intent,
    payment_method: method.id,
    latest_charge: charge.id,
    next_action: null,
    status: decline ? "requires_payment_method" : outcome === "pending" ? "processing" : "succeeded",
    amount_received: outcome === "succeeded" ? intent.amount : 0,
    last_payment_error: decline ? errorOf(decline, charge.id, method) : null,
  });
  if (outcome === "pending") putLater(store, intent.id, `payment-${outcomeOf(method)}`);
  if (outcome === "succeeded" && card?.disputes) putLater(store, charge.id, card.disputes, 0);
  return {
    intent: settled,
    charge,
    decline,
    announce() {
      if (decline) {
        world.emit("charge.failed", charge);
        world.emit("payment_intent.payment_failed", settled);
      } else if (outcome === "pending") {
        world.emit("payment_intent.processing", settled);
        world.emit("charge.pending", charge);
      } else {
        world.emit("charge.succeeded", charge);
        world.emit("payment_intent.succeeded", settled);
      }
    },
  };
}

function errorOf(decline: Decline, charge: string, method: Of<"payment_method">): Of<"payment_intent">["last_payment_error"] {
  return {
    charge,
    code: decline.code,
    decline_code: decline.declineCode,
    doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll("_", "-")}`,
    message: decline.message,
    payment_method: method,
    type: "card_error",
  };
}
