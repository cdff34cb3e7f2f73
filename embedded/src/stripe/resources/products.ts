import type { Stripe } from "stripe";
import { productObject } from "../objects/product.ts";
import { differences } from "../wire/differences.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, list, metadata, pairs, params, text, unsettable } from "../wire/params.ts";

const described = {
  active: bool.optional(),
  description: unsettable.optional(),
  images: list(text).optional(),
  unit_label: unsettable.optional(),
  url: unsettable.optional(),
};
const createParams = params<Stripe.ProductCreateParams>()({
  ...described,
  metadata: pairs.optional(),
  name: text,
  id: text.optional(),
});
const updateParams = params<Stripe.ProductUpdateParams>()({
  ...described,
  metadata: metadata.optional(),
  name: text.optional(),
  default_price: text.optional(),
});
const listParams = params<Stripe.ProductListParams>()({
  ...paging,
  ...created,
  active: bool.optional(),
  ids: list(text).optional(),
});

export const products = [
  endpoint("POST", "/v1/products", createParams, ({ world, params: given }) => {
    if (given.id !== undefined && world.store.any(given.id))
      throw invalid("Product already exists.", "id", "resource_already_exists");
    const product = world.store.put(productObject({ ...given, metadata: mergeMetadata({}, given.metadata) }, world.now()));
    world.emit("product.created", product);
    return product;
  }),

  endpoint("GET", "/v1/products/:id", params<Stripe.ProductRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("product", id),
  ),

  endpoint("POST", "/v1/products/:id", updateParams, ({ world, params: { metadata: given, default_price, ...rest }, id }) => {
    const current = world.store.get("product", id);
    if (default_price) world.store.get("price", default_price, "default_price");
    const product = world.store.put({
      ...current,
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value === "" ? null : value])),
      default_price: default_price ?? current.default_price ?? null,
      metadata: mergeMetadata(current.metadata, given),
      updated: world.now(),
    });
    world.emit("product.updated", product, differences(current, product));
    return product;
  }),

  endpoint("GET", "/v1/products", listParams, ({ world, params: { active, ids, ...page } }) =>
    world.store.page("product", "/v1/products", page, { "$.active": active, "$.id": ids }),
  ),
];
