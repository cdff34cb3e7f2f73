import type { Stripe } from "stripe";
import type { Of, Stored } from "../wire/stored.ts";

export type LineItem = Stored<Stripe.LineItem>;

interface Given {
  id: string;
  price: Of<"price">;
  quantity: number;
  subtotal: number;
  off: number;
  description: string;
}

export function lineItemObject({ id, price, quantity, subtotal, off, description }: Given): LineItem {
  return {
    id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: off,
    amount_subtotal: subtotal,
    amount_tax: 0,
    amount_total: subtotal - off,
    currency: price.currency,
    description,
    metadata: null,
    price,
    quantity,
  };
}
