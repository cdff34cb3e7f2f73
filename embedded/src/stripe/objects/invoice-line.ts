import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";
import type { Item } from "./subscription-item.ts";

export type Line = Of<"invoice">["lines"]["data"][number];

export function invoiceLineObject(invoice: string, item: Item, description: string, metadata: Line["metadata"]): Line {
  const amount = (item.price.unit_amount ?? 0) * (item.quantity ?? 1);
  return {
    id: newId("il_1"),
    object: "line_item",
    amount,
    currency: item.price.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: item.subscription,
        subscription_item: item.id,
      },
      type: "subscription_item_details",
    },
    period: { start: item.current_period_start, end: item.current_period_end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: item.price.product },
      type: "price_details",
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity: item.quantity ?? 1,
    quantity_decimal: String(item.quantity ?? 1),
    subscription: item.subscription,
    subtotal: amount,
    taxes: [],
  };
}
