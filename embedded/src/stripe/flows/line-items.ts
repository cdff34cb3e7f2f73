import { type LineItem, lineItemObject } from "../objects/line-item.ts";
import type { Store } from "../store.ts";
import { type WireList, wireList } from "../wire/paging.ts";
import { amountsOf } from "./checkout-amount.ts";
import { orderOf } from "./checkout-order.ts";

export function lineItemsOf(store: Store, session: string): WireList<LineItem> {
  const amounts = amountsOf(store, store.get("checkout.session", session));
  const items = orderOf(store, session).items.map(({ id, price: priceId, quantity }, index) => {
    const price = store.get("price", priceId);
    const { subtotal = 0, off = 0 } = amounts[index] ?? {};
    return lineItemObject({ id, price, quantity, subtotal, off, description: store.get("product", price.product).name });
  });
  return wireList(`/v1/checkout/sessions/${session}/line_items`, items);
}
