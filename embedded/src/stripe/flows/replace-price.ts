import { priceObject } from "../objects/price.ts";
import { differences } from "../wire/differences.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Price = Of<"price">;

/**
 * A price's amount never changes: a new price takes its place, its lookup key and its being the product's default, and
 * the old one is archived. Who subscribed to the old one keeps it.
 */
export function replacePrice(world: World, old: Price, unitAmount: number): Price {
  const { store } = world;
  if (!old.active) throw invalid(`The price ${old.id} is archived already.`);
  if (!Number.isSafeInteger(unitAmount) || unitAmount < 0) throw invalid("Invalid amount", "unit_amount");
  const now = world.now();
  const fresh = store.put(priceObject({ ...old, unit_amount: unitAmount }, now));
  world.emit("price.created", fresh);
  const product = store.get("product", old.product);
  if (product.default_price === old.id) {
    const changed = store.put<Of<"product">>({ ...product, default_price: fresh.id, updated: now });
    world.emit("product.updated", changed, differences(product, changed));
  }
  const archived = store.put<Price>({ ...old, active: false, lookup_key: null });
  world.emit("price.updated", archived, differences(old, archived));
  return fresh;
}
