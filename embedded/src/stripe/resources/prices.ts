import type { Stripe } from "stripe";
import { priceObject } from "../objects/price.ts";
import { productObject } from "../objects/product.ts";
import { differences } from "../wire/differences.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, currency, integer, list, metadata, oneOf, pairs, params, text, unsettable } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

const interval = oneOf("day", "month", "week", "year");
const changeable = {
  active: bool.optional(),
  lookup_key: text.optional(),
  transfer_lookup_key: bool.optional(),
  nickname: unsettable.optional(),
};
const taxBehavior = oneOf("exclusive", "inclusive", "unspecified").optional();

const createParams = params<Stripe.PriceCreateParams>()({
  ...changeable,
  currency,
  unit_amount: integer.refine((amount) => amount >= 0, "must be greater than or equal to 0"),
  product: text.optional(),
  product_data: params<Stripe.PriceCreateParams.ProductData>()({ name: text, id: text.optional() }).optional(),
  recurring: params<Stripe.PriceCreateParams.Recurring>()({ interval, interval_count: integer.optional() }).optional(),
  tax_behavior: taxBehavior,
  metadata: pairs.optional(),
});
const updateParams = params<Stripe.PriceUpdateParams>()({
  ...changeable,
  tax_behavior: taxBehavior,
  metadata: metadata.optional(),
});
const listParams = params<Stripe.PriceListParams>()({
  ...paging,
  ...created,
  active: bool.optional(),
  currency: currency.optional(),
  lookup_keys: list(text).optional(),
  product: text.optional(),
  type: oneOf("one_time", "recurring").optional(),
});

export const prices = [
  endpoint("POST", "/v1/prices", createParams, ({ world, params: given }) => {
    freeLookupKey(world, given.lookup_key, given.transfer_lookup_key);
    const { interval: every, interval_count = 1 } = given.recurring ?? {};
    const price = world.store.put(
      priceObject(
        {
          ...given,
          product: productOf(world, given.product, given.product_data),
          recurring: every
            ? { interval: every, interval_count, meter: null, trial_period_days: null, usage_type: "licensed" }
            : null,
          nickname: given.nickname || null,
          metadata: mergeMetadata({}, given.metadata),
        },
        world.now(),
      ),
    );
    world.emit("price.created", price);
    return price;
  }),

  endpoint("GET", "/v1/prices/:id", params<Stripe.PriceRetrieveParams>()({}), ({ world, id }) => world.store.get("price", id)),

  endpoint("POST", "/v1/prices/:id", updateParams, ({ world, params: { metadata: given, transfer_lookup_key, ...rest }, id }) => {
    const current = world.store.get("price", id);
    if (rest.lookup_key !== current.lookup_key) freeLookupKey(world, rest.lookup_key, transfer_lookup_key);
    const changes = Object.entries(rest).filter(([, value]) => value !== undefined);
    const price = world.store.put({
      ...current,
      ...Object.fromEntries(changes.map(([key, value]) => [key, value === "" ? null : value])),
      metadata: mergeMetadata(current.metadata, given),
    });
    world.emit("price.updated", price, differences(current, price));
    return price;
  }),

  endpoint(
    "GET",
    "/v1/prices",
    listParams,
    ({ world, params: { active, currency: code, lookup_keys, product, type, ...page } }) =>
      world.store.page("price", "/v1/prices", page, {
        "$.active": active,
        "$.currency": code,
        "$.lookup_key": lookup_keys,
        "$.product": product,
        "$.type": type,
      }),
  ),
];

function productOf(
  world: World,
  product: string | undefined,
  data: { name: string; id?: string | undefined } | undefined,
): string {
  if (product !== undefined) return world.store.get("product", product, "product").id;
  if (!data)
    throw invalid("You must specify either `product` or `product_data` when creating a price.", "product", "parameter_missing");
  const made = world.store.put(productObject(data, world.now()));
  world.emit("product.created", made);
  return made.id;
}

/** A lookup key belongs to one price; `transfer_lookup_key` takes it away from the one that has it. */
function freeLookupKey(world: World, key: string | undefined, transfer: boolean | undefined): void {
  if (key === undefined) return;
  const [holder] = world.store.all("price", { "$.lookup_key": key });
  if (!holder) return;
  if (!transfer)
    throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, "lookup_key", "resource_already_exists");
  const freed = world.store.put<Of<"price">>({ ...holder, lookup_key: null });
  world.emit("price.updated", freed, differences(holder, freed));
}
