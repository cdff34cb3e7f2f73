import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";
import type { Item } from "./subscription-item.ts";

export type Line = Of<"invoice">["lines"]["data"][number];

/** One line before there is an invoice for it. */
export interface Draft {
  subscription: string;
  item: string;
  price: Of<"price">;
  quantity: number;
  amount: number;
  description: string;
  period: { start: number; end: number };
  /** The time of a change, in money: what is no longer used comes back, what begins is paid. */
  proration: boolean;
  /** The invoice and its lines that a credit takes back. */
  credited: { invoice: string; invoice_line_items: string[] } | null;
  invoiceItem: string | null;
  metadata: Line["metadata"];
}

/** The whole of the item's current period. */
export function periodDraft(item: Item, product: string, metadata: Line["metadata"]): Draft {
  const quantity = item.quantity ?? 1;
  return {
    subscription: item.subscription,
    item: item.id,
    price: item.price,
    quantity,
    amount: (item.price.unit_amount ?? 0) * quantity,
    description: `${quantity} × ${product}`,
    period: { start: item.current_period_start, end: item.current_period_end },
    proration: false,
    credited: null,
    invoiceItem: null,
    metadata,
  };
}

export interface Off {
  discount: string;
  amount: number;
}

export function invoiceLineObject(invoice: string, draft: Draft, off: Off[]): Line {
  return {
    id: newId("il_1"),
    object: "line_item",
    amount: draft.amount,
    currency: draft.price.currency,
    description: draft.description,
    discount_amounts: off,
    // A proration is already net of discounts, as flexible billing with `proration_discounts: included` has it.
    discountable: !draft.proration,
    discounts: off.map(({ discount }) => discount),
    invoice,
    livemode: false,
    metadata: draft.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: draft.invoiceItem,
        proration: draft.proration,
        proration_details: { credited_items: draft.credited },
        subscription: draft.subscription,
        subscription_item: draft.item,
      },
      type: "subscription_item_details",
    },
    period: draft.period,
    pretax_credit_amounts: off.map((each) => ({ ...each, type: "discount" })),
    pricing: {
      price_details: { price: draft.price.id, product: draft.price.product },
      type: "price_details",
      unit_amount_decimal: draft.price.unit_amount_decimal,
    },
    quantity: draft.quantity,
    quantity_decimal: String(draft.quantity),
    subscription: draft.subscription,
    subtotal: draft.amount,
    taxes: [],
  };
}
