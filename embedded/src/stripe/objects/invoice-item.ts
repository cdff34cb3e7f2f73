import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";
import type { Draft } from "./invoice-line.ts";

type InvoiceItem = Of<"invoiceitem">;

/** A proration that waits for the next invoice, or goes on one at once. `creditedItem` is another waiting one that it takes back. */
export function invoiceItemObject(draft: Draft, creditedItem: string | null, customer: Of<"customer">, now: number): InvoiceItem {
  return {
    id: newId("ii_1"),
    object: "invoiceitem",
    amount: draft.amount,
    currency: draft.price.currency,
    customer: customer.id,
    customer_account: null,
    date: now,
    description: draft.description,
    discountable: false,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: draft.metadata,
    net_amount: draft.amount,
    parent: {
      subscription_details: { subscription: draft.subscription, subscription_item: draft.item },
      type: "subscription_details",
    },
    period: draft.period,
    pricing: {
      price_details: { price: draft.price.id, product: draft.price.product },
      type: "price_details",
      unit_amount_decimal: draft.price.unit_amount_decimal,
    },
    proration: true,
    proration_details: {
      credited_items: draft.credited
        ? { invoice_line_item_details: draft.credited, type: "invoice_line_items" }
        : creditedItem
          ? { invoice_item: creditedItem, type: "invoice_item" }
          : null,
      discount_amounts: [],
    },
    quantity: draft.quantity,
    quantity_decimal: String(draft.quantity),
    tax_rates: [],
    test_clock: customer.test_clock ?? null,
  };
}
