import type { Stripe } from "stripe";
import type { Of, Stored } from "../wire/stored.ts";

export type LineItem = Stored<Stripe.LineItem>;

export function lineItemObject(id: string, price: Of<"price">, quantity: number, description: string): LineItem {
  const amount = (price.unit_amount ?? 0) * quantity;
  return {
    id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description,
    metadata: null,
    price,
    quantity,
  };
}
