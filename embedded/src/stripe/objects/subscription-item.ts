import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

export type Item = Of<"subscription">["items"]["data"][number];

/** Current versions keep the period here, not on the subscription. */
export function subscriptionItemObject(given: {
  subscription: string;
  price: Of<"price">;
  quantity: number;
  start: number;
  end: number;
  created: number;
}): Item {
  return {
    id: newId("si_", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created: given.created,
    current_period_end: given.end,
    current_period_start: given.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(given.price),
    price: given.price,
    quantity: given.quantity,
    subscription: given.subscription,
    tax_rates: [],
  };
}

/** The price in the words of the API before prices; items still carry both. */
export function planOf(price: Of<"price">): Item["plan"] {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}
