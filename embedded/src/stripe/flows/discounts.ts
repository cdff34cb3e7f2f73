import type { Draft, Off } from "../objects/invoice-line.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";

interface Active {
  discount: Of<"discount">;
  coupon: Of<"coupon">;
}

/** The discounts that a bill of `now` gets. */
export function activeDiscounts(store: Store, subscription: Of<"subscription">, now: number): Active[] {
  return subscription.discounts.flatMap((id) => {
    const discount = store.find("discount", id);
    const coupon = discount?.source.coupon ? store.find("coupon", discount.source.coupon) : undefined;
    return discount && coupon && (discount.end === null || discount.end > now) ? [{ discount, coupon }] : [];
  });
}

/** What is left of an amount after the percentages: how a proration is counted, net of discounts. */
export function netShare(active: readonly Active[]): number {
  return active.reduce((share, { coupon }) => share * (1 - (coupon.percent_off ?? 0) / 100), 1);
}

/** Per line, what each discount takes off. A fixed amount is used up line by line. */
export function discountLines(active: readonly Active[], drafts: readonly Draft[]): Off[][] {
  const left = new Map(active.map(({ discount, coupon }) => [discount.id, coupon.amount_off ?? 0]));
  return drafts.map((draft) => {
    let rest = draft.proration ? 0 : draft.amount;
    return active.flatMap(({ discount, coupon }) => {
      const fixed = left.get(discount.id) ?? 0;
      const amount = coupon.percent_off === null ? Math.min(rest, fixed) : Math.round((rest * coupon.percent_off) / 100);
      rest -= amount;
      left.set(discount.id, fixed - amount);
      return amount > 0 ? [{ discount: discount.id, amount }] : [];
    });
  });
}
