import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { withReductions } from "./checkout-amount.ts";
import { typedCode } from "./redeem.ts";

type Session = Of<"checkout.session">;

/** A promotion code on the payment page; an empty one takes the code away. `wrong` is what is none. */
export function typeCode(world: World, session: Session, typed: string): { session: Session; wrong: string | null } {
  // What was begun at a bank is paid as it was begun.
  if (session.status !== "open" || !session.allow_promotion_codes || session.payment_intent) return { session, wrong: null };
  if (typed.trim() === "") return { session: withReductions(world.store, session, []), wrong: null };
  const sale = {
    customer: session.customer,
    amount: session.amount_subtotal ?? 0,
    currency: session.currency ?? "usd",
  };
  const reduction = typedCode(world, typed, sale);
  if (!reduction) return { session, wrong: typed.trim() };
  return { session: withReductions(world.store, session, [reduction]), wrong: null };
}
