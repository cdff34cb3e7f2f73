import { newId } from "../ids.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

/** What reduces a price: a coupon, alone or by the code that was typed for it. */
export interface Reduction {
  coupon: Of<"coupon">;
  code: Of<"promotion_code"> | null;
}

interface Asked {
  coupon?: string | undefined;
  promotion_code?: string | undefined;
}

/** The reductions that a request names by id. */
export function reductionsOf(world: World, asked: readonly Asked[], param: string): Reduction[] {
  return asked.map(({ coupon, promotion_code }, index) => {
    if ((coupon === undefined) === (promotion_code === undefined))
      throw invalid("You must specify exactly one of these parameters: coupon, promotion_code.", `${param}[${index}]`);
    if (coupon !== undefined)
      return checked(world, { coupon: world.store.get("coupon", coupon, `${param}[${index}][coupon]`), code: null });
    const code = world.store.get("promotion_code", promotion_code ?? "", `${param}[${index}][promotion_code]`);
    if (!code.active) throw invalid("This promotion code is inactive.", `${param}[${index}][promotion_code]`);
    return checked(world, { coupon: world.store.get("coupon", code.promotion.coupon ?? ""), code });
  });
}

function checked(world: World, reduction: Reduction): Reduction {
  if (isRedeemable(reduction.coupon, world.now())) return reduction;
  throw invalid(`This coupon is expired or was used up: \`${reduction.coupon.id}\`.`, "discounts", "coupon_expired");
}

/** Whoever typed this code for this sum may have it, or null. */
export function typedCode(
  world: World,
  typed: string,
  sale: { customer: string | null; amount: number; currency: string },
): Reduction | null {
  const now = world.now(sale.customer);
  const wanted = typed.trim().toLowerCase();
  const code = world.store.all("promotion_code", { "$.active": true }).find((each) => each.code.toLowerCase() === wanted);
  const coupon = code?.promotion.coupon ? world.store.find("coupon", code.promotion.coupon) : undefined;
  if (!code || !coupon || !isRedeemable(coupon, now)) return null;
  const { minimum_amount, minimum_amount_currency, first_time_transaction } = code.restrictions;
  const late = code.expires_at !== null && code.expires_at <= now;
  const used = code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions;
  const foreign = code.customer !== null && code.customer !== sale.customer;
  const small = minimum_amount !== null && (minimum_amount_currency !== sale.currency || sale.amount < minimum_amount);
  const money = coupon.amount_off !== null && coupon.currency !== sale.currency;
  const again = first_time_transaction && sale.customer !== null && hasPaid(world, sale.customer);
  return late || used || foreign || small || money || again ? null : { coupon, code };
}

function isRedeemable(coupon: Of<"coupon">, now: number): boolean {
  const late = coupon.redeem_by !== null && coupon.redeem_by <= now;
  return !late && (coupon.max_redemptions === null || coupon.times_redeemed < coupon.max_redemptions);
}

function hasPaid({ store }: World, customer: string): boolean {
  return store.all("payment_intent", { "$.customer": customer, "$.status": "succeeded" }).length > 0;
}

/** A subscription gets it, from now until the coupon's time is over. */
export function redeem(
  world: World,
  { coupon, code }: Reduction,
  given: { subscription: string; customer: string; session: string | null },
): Of<"discount"> {
  const start = world.now(given.customer);
  const discount = world.store.put<Of<"discount">>({
    id: newId("di_1"),
    object: "discount",
    checkout_session: given.session,
    customer: given.customer,
    customer_account: null,
    end: coupon.duration === "repeating" ? monthsAfter(start, coupon.duration_in_months ?? 1) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: code?.id ?? null,
    source: { coupon: coupon.id, type: "coupon" },
    start,
    subscription: given.subscription,
    subscription_item: null,
  });
  countRedemption(world, { coupon, code });
  world.emit("customer.discount.created", discount);
  return discount;
}

export function countRedemption({ store }: World, { coupon, code }: Reduction): void {
  const times_redeemed = coupon.times_redeemed + 1;
  const valid = coupon.max_redemptions === null || times_redeemed < coupon.max_redemptions;
  store.put<Of<"coupon">>({ ...coupon, times_redeemed, valid });
  if (!code) return;
  const active = code.max_redemptions === null || code.times_redeemed + 1 < code.max_redemptions;
  store.put<Of<"promotion_code">>({ ...code, times_redeemed: code.times_redeemed + 1, active });
}

function monthsAfter(start: number, months: number): number {
  return new Date(start * 1000).setUTCMonth(new Date(start * 1000).getUTCMonth() + months) / 1000;
}
