import type Stripe from "stripe";
import { idOf, idOrNull } from "../billing/values.ts";

/** Stripe's product as `fn_sync_prices` reads it. */
export interface CatalogueProduct {
  id: string;
  active: boolean;
  name: string;
  metadata: Record<string, string>;
  default_price: string | null;
}

/** Stripe's price as `fn_sync_prices` reads it: `interval` is null for what is paid once, `created` in seconds. */
export interface CataloguePrice {
  id: string;
  product: string;
  currency: string;
  interval: string | null;
  interval_count: number | null;
  unit_amount: number | null;
  active: boolean;
  created: number;
  lookup_key: string | null;
  metadata: Record<string, string>;
  type: string;
}

/** Most that Stripe gives at once. */
const PAGE = 100;
const ACTIVITIES = [true, false] as const;

export async function readProducts(stripe: Stripe): Promise<CatalogueProduct[]> {
  const found = new Map<string, CatalogueProduct>();
  for (const active of ACTIVITIES)
    for await (const product of stripe.products.list({ active, limit: PAGE })) found.set(product.id, toProduct(product));
  return [...found.values()];
}

/** Asked for with `active` said each time: left out, the list of prices has the active ones alone. */
export async function readPrices(stripe: Stripe): Promise<CataloguePrice[]> {
  // By id: one that is changed between the two lists stands in both, and the later word counts.
  const found = new Map<string, CataloguePrice>();
  for (const active of ACTIVITIES)
    for await (const price of stripe.prices.list({ active, limit: PAGE })) found.set(price.id, toPrice(price));
  return [...found.values()];
}

function toProduct({ id, active, name, metadata, default_price }: Stripe.Product): CatalogueProduct {
  return { id, active, name, metadata, default_price: idOrNull(default_price) };
}

function toPrice(price: Stripe.Price): CataloguePrice {
  const { id, currency, recurring, unit_amount, active, created, lookup_key, metadata, type } = price;
  return {
    id,
    product: idOf(price.product),
    currency,
    interval: recurring?.interval ?? null,
    interval_count: recurring?.interval_count ?? null,
    unit_amount,
    active,
    created,
    lookup_key,
    metadata,
    type,
  };
}
