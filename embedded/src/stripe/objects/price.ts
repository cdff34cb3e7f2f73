import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type Price = Of<"price">;
type Given = Pick<Price, "currency" | "product"> & { unit_amount: number } & Partial<
    Pick<Price, "active" | "lookup_key" | "metadata" | "nickname" | "recurring" | "tax_behavior">
  >;

export function priceObject(given: Given, now: number): Price {
  return {
    id: newId("price_1"),
    object: "price",
    active: given.active ?? true,
    billing_scheme: "per_unit",
    created: now,
    currency: given.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: given.lookup_key ?? null,
    metadata: given.metadata ?? {},
    nickname: given.nickname ?? null,
    product: given.product,
    recurring: given.recurring ?? null,
    tax_behavior: given.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: given.recurring ? "recurring" : "one_time",
    unit_amount: given.unit_amount,
    unit_amount_decimal: String(given.unit_amount),
  };
}
