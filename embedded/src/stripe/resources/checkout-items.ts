import type { Stripe } from "stripe";
import { priceObject } from "../objects/price.ts";
import { productObject } from "../objects/product.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { currency, integer, oneOf, pairs, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Given = Stripe.Checkout.SessionCreateParams.LineItem;

const atLeast = (least: number) => integer.refine((n) => n >= least, `must be greater than or equal to ${least}`);
const priceData = params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>()({
  currency,
  unit_amount: atLeast(0),
  product: text.optional(),
  product_data: params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>()({
    name: text,
    description: text.optional(),
    metadata: pairs.optional(),
  }).optional(),
  recurring: params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.Recurring>()({
    interval: oneOf("day", "month", "week", "year"),
    interval_count: integer.optional(),
  }).optional(),
});

export const checkoutItem = params<Given>()({
  price: text.optional(),
  price_data: priceData.optional(),
  quantity: atLeast(1).optional(),
});

type Item = ReturnType<typeof checkoutItem.parse>;
type Mode = "payment" | "subscription";

/** What is sold, with a price that fits the mode. */
export function soldItem(world: World, mode: Mode, item: Item, index: number): { price: Of<"price">; quantity: number } {
  const price = priceOf(world, item, index);
  const param = nameOf(["line_items", index, "price"]);
  if (mode === "subscription" && !price.recurring)
    throw invalid("You specified `subscription` mode but passed a price that does not recur.", param);
  if (mode === "payment" && price.recurring) {
    throw invalid(
      "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
      param,
    );
  }
  if (mode === "payment" && item.quantity === undefined) {
    throw invalid(
      `Quantity is required. Add \`quantity\` to \`line_items[${index}]\``,
      nameOf(["line_items", index, "quantity"]),
      "parameter_missing",
    );
  }
  return { price, quantity: item.quantity ?? 1 };
}

function priceOf(world: World, { price: id, price_data: data }: Item, index: number): Of<"price"> {
  const param = nameOf(["line_items", index, "price"]);
  if (id !== undefined && data) throw invalid("You may only specify one of these parameters: price, price_data.", param);
  if (data) return pricedHere(world, data, index);
  if (id === undefined) throw invalid(`Missing required param: ${param}.`, param, "parameter_missing");
  const price = world.store.get("price", id, param);
  if (!price.active) throw invalid("The price specified is inactive. This field only accepts active prices.", param);
  return price;
}

/** A price for this one checkout: it exists, and cannot be used again. */
function pricedHere(world: World, data: NonNullable<Item["price_data"]>, index: number): Of<"price"> {
  const at = (key: string) => nameOf(["line_items", index, "price_data", key]);
  const now = world.now();
  if (data.product === undefined && !data.product_data)
    throw invalid(`Missing required param: ${at("product")}.`, at("product"), "parameter_missing");
  const product = data.product_data
    ? world.store.put(productObject({ ...data.product_data, metadata: mergeMetadata({}, data.product_data.metadata) }, now))
    : world.store.get("product", data.product ?? "", at("product"));
  if (data.product_data) world.emit("product.created", product);
  const { interval, interval_count = 1 } = data.recurring ?? {};
  const price = world.store.put(
    priceObject(
      {
        currency: data.currency,
        unit_amount: data.unit_amount,
        product: product.id,
        active: false,
        recurring: interval ? { interval, interval_count, meter: null, trial_period_days: null, usage_type: "licensed" } : null,
      },
      now,
    ),
  );
  world.emit("price.created", price);
  return price;
}
