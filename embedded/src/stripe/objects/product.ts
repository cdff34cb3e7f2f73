import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type Given = Pick<Of<"product">, "name"> &
  Partial<Pick<Of<"product">, "id" | "active" | "description" | "images" | "metadata" | "unit_label" | "url">>;

export function productObject(given: Given, now: number): Of<"product"> {
  return {
    id: given.id ?? newId("prod_", 14),
    object: "product",
    active: given.active ?? true,
    created: now,
    default_price: null,
    description: given.description ?? null,
    images: given.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: given.metadata ?? {},
    name: given.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: given.unit_label ?? null,
    updated: now,
    url: given.url ?? null,
  };
}
