import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { orderOf } from "./checkout-order.ts";
import { takenOff } from "./discounts.ts";
import type { Reduction } from "./redeem.ts";

type Session = Of<"checkout.session">;

/** Per item of the order, what it costs today and what is off. While a trial lasts nothing costs anything. */
export function amountsOf(store: Store, session: Session): { subtotal: number; off: number }[] {
  const order = orderOf(store, session.id);
  const amounts = order.items.map(({ price, quantity }) =>
    order.trial ? 0 : (store.get("price", price).unit_amount ?? 0) * quantity,
  );
  const offs = takenOff(
    reductionsOn(store, session).map(({ coupon }) => coupon),
    amounts,
  );
  return amounts.map((subtotal, index) => ({ subtotal, off: (offs[index] ?? []).reduce((sum, off) => sum + off, 0) }));
}

/** The session with these reductions, and its sums. */
export function withReductions(store: Store, session: Session, reductions: readonly Reduction[]): Session {
  const discounts = reductions.map(({ coupon, code }) => ({ coupon: coupon.id, promotion_code: code?.id ?? null }));
  const reduced = { ...session, discounts };
  const amounts = amountsOf(store, reduced);
  const subtotal = amounts.reduce((sum, each) => sum + each.subtotal, 0);
  const off = amounts.reduce((sum, each) => sum + each.off, 0);
  return store.put<Session>({
    ...reduced,
    amount_subtotal: subtotal,
    amount_total: subtotal - off,
    total_details: { amount_discount: off, amount_shipping: 0, amount_tax: 0 },
  });
}

export function reductionsOn(store: Store, session: Session): Reduction[] {
  return (session.discounts ?? []).flatMap(({ coupon: id, promotion_code }) => {
    const coupon = id ? store.find("coupon", id) : undefined;
    return coupon ? [{ coupon, code: promotion_code ? store.get("promotion_code", promotion_code) : null }] : [];
  });
}
