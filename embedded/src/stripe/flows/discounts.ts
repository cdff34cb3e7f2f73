import type { Draft, Off } from "../objects/invoice-line.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";

type Coupon = Of<"coupon">;

interface Active {
  discount: Of<"discount">;
  coupon: Coupon;
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

/** Per amount, what each coupon takes off. A fixed amount is used up one by one. */
export function takenOff(coupons: readonly Coupon[], amounts: readonly number[]): number[][] {
  const left = coupons.map((coupon) => coupon.amount_off ?? 0);
  return amounts.map((amount) => {
    let rest = Math.max(0, amount);
    return coupons.map((coupon, index) => {
      const fixed = left[index] ?? 0;
      const off = coupon.percent_off === null ? Math.min(rest, fixed) : Math.round((rest * coupon.percent_off) / 100);
      rest -= off;
      left[index] = fixed - off;
      return off;
    });
  });
}

/** Per line of an invoice, what each discount takes off. A proration is net of them already. */
export function discountLines(active: readonly Active[], drafts: readonly Draft[]): Off[][] {
  const coupons = active.map(({ coupon }) => coupon);
  const amounts = drafts.map((draft) => (draft.proration ? 0 : draft.amount));
  return takenOff(coupons, amounts).map((offs) =>
    offs.flatMap((amount, index) => {
      const discount = active[index]?.discount.id;
      return discount && amount > 0 ? [{ discount, amount }] : [];
    }),
  );
}

/** The discounts that the subscription keeps after this invoice: one that counts once has been used by it. */
export function remaining(store: Store, subscription: Of<"subscription">, invoice: Of<"invoice">): string[] {
  const used = new Set((invoice.total_discount_amounts ?? []).map(({ discount }) => discount));
  return activeDiscounts(store, subscription, invoice.created)
    .filter(({ discount, coupon }) => !(coupon.duration === "once" && used.has(discount.id)))
    .map(({ discount }) => discount.id);
}
