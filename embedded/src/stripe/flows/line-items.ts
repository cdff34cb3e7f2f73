import { type LineItem, lineItemObject } from "../objects/line-item.ts";
import type { Store } from "../store.ts";
import { type WireList, wireList } from "../wire/paging.ts";
import { orderOf } from "./checkout-order.ts";

export function lineItemsOf(store: Store, session: string): WireList<LineItem> {
  const items = orderOf(store, session).items.map(({ id, price: priceId, quantity }) => {
    const price = store.get("price", priceId);
    return lineItemObject(id, price, quantity, store.get("product", price.product).name);
  });
  return wireList(`/v1/checkout/sessions/${session}/line_items`, items);
}
