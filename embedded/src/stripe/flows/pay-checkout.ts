import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { askBank, refuseAtBank, takeAsked } from "./ask-bank.ts";
import { type Decline, testCard } from "./cards.ts";
import { type Paid, payOnce } from "./pay-once.ts";
import { paySubscription } from "./pay-subscription.ts";
import { type Contact, methodOf, type Payer } from "./payer.ts";

type Session = Of<"checkout.session">;

/**
 * `closed` is a session that is already paid or too late: nothing happens to it. `declined` and `refused` leave it
 * open, and `bank` waits for `answerBank`.
 */
export type PayResult =
  | { kind: "paid" | "closed" | "bank" | "refused"; session: Session }
  | { kind: "declined"; session: Session; decline: Decline };

/** The button on the hosted page. Pressed twice, it pays once: the second press finds the session closed. */
export function payCheckout(world: World, id: string, payer: Payer): PayResult {
  const session = world.store.get("checkout.session", id);
  if (session.status !== "open") return { kind: "closed", session };
  takeAsked(world.store, id);
  const card = payer.means.type === "card" ? testCard(payer.means.card.number) : null;
  // A subscription's first try leaves nothing behind when it is declined.
  const saves = card?.attaches === true && session.amount_total === 0;
  if (card?.decline && session.mode === "subscription" && !saves) return { kind: "declined", session, decline: card.decline };
  const method = methodOf(world, session, payer);
  if (card?.authenticates) return { kind: "bank", session: askBank(world, session, method, payer) };
  return pay(world, session, method, payer, false);
}

/** What the holder of the card told its bank. */
export function answerBank(world: World, id: string, approves: boolean): PayResult {
  const session = world.store.get("checkout.session", id);
  if (session.status !== "open") return { kind: "closed", session };
  const asked = takeAsked(world.store, id);
  if (!asked) return { kind: "refused", session };
  const method = world.store.get("payment_method", asked.method);
  if (approves) return pay(world, session, method, asked, true);
  refuseAtBank(world, session, method);
  return { kind: "refused", session };
}

function pay(world: World, session: Session, method: Of<"payment_method">, contact: Contact, authenticated: boolean): Paid {
  if (session.mode === "payment") return payOnce(world, session, method, contact, authenticated);
  return { kind: "paid", session: paySubscription(world, session, method, contact) };
}
