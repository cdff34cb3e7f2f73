import { newId } from "../ids.ts";
import { type Draft, invoiceLineObject, periodDraft } from "../objects/invoice-line.ts";
import { invoiceObject } from "../objects/invoice.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { activeDiscounts, discountLines } from "./discounts.ts";

interface Given {
  subscription: Of<"subscription">;
  reason: Of<"invoice">["billing_reason"];
  drafts: Draft[];
  number: string;
  now: number;
  id?: string;
}

/** A finalized invoice that nothing was done with yet. Nothing is kept: a preview is made by it too. */
export function makeInvoice(
  store: Store,
  { subscription, reason, drafts, number, now, id = newId("in_1") }: Given,
): Of<"invoice"> {
  const discounts = activeDiscounts(store, subscription, now);
  const off = discountLines(discounts, drafts);
  const lines = drafts.map((draft, index) => invoiceLineObject(id, draft, off[index] ?? []));
  const customer = store.get("customer", subscription.customer, "customer");
  return invoiceObject({
    id,
    number,
    customer,
    subscription,
    reason,
    lines,
    discounts: discounts.map(({ discount }) => discount.id),
    now,
  });
}

/** The lines of the current periods: nothing to pay for while the trial lasts. */
export function periodDrafts(store: Store, subscription: Of<"subscription">): Draft[] {
  return subscription.items.data.map((item) => {
    const product = store.get("product", item.price.product).name;
    const draft = periodDraft(item, product, subscription.metadata);
    return subscription.status === "trialing" ? { ...draft, amount: 0, description: `Trial period for ${product}` } : draft;
  });
}

/** Prorations that wait for the next invoice. */
export function pendingDrafts(store: Store, subscription: string): Draft[] {
  return pendingItems(store, subscription).map((waiting) => ({
    subscription,
    item: waiting.parent?.subscription_details?.subscription_item ?? "",
    price: store.get("price", waiting.pricing?.price_details?.price ?? ""),
    quantity: waiting.quantity,
    amount: waiting.amount,
    description: waiting.description ?? "",
    period: waiting.period,
    proration: waiting.proration,
    credited: waiting.proration_details?.credited_items?.invoice_line_item_details ?? null,
    invoiceItem: waiting.id,
    metadata: waiting.metadata ?? {},
  }));
}

export function pendingItems(store: Store, subscription: string): Of<"invoiceitem">[] {
  return store
    .all("invoiceitem", { "$.parent.subscription_details.subscription": subscription })
    .filter((item) => item.invoice === null);
}
