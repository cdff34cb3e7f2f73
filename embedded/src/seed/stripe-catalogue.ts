import type Stripe from "stripe";
import { amountOf, currencies, intervals, overageItems, planKey, plans, productId } from "./catalogue.ts";

export interface StripeCatalogue {
  /** Price ids by lookup key. */
  prices: Map<string, string>;
  /** Something was missing at Stripe and has been made: ids that the database may hold are out of date. */
  made: boolean;
}

/** Stripe takes at most this many lookup keys in one question. */
const KEYS_AT_ONCE = 10;

interface WantedPrice {
  key: string;
  product: string;
  name: string;
  create: Omit<Stripe.PriceCreateParams, "product" | "lookup_key">;
}

function wantedPrices(): WantedPrice[] {
  const ofPlans = plans.flatMap((plan) =>
    currencies.flatMap((currency) =>
      intervals.map((interval) => ({
        key: planKey(plan.code, currency, interval),
        product: productId(plan.code),
        name: `Call-a-Vet ${plan.name_en}`,
        create: { currency, unit_amount: amountOf(plan, currency, interval), recurring: { interval } },
      })),
    ),
  );
  const ofItems = overageItems.map(({ code, name_en, currency, amount }) => ({
    key: code,
    product: productId(code),
    name: `Call-a-Vet ${name_en}`,
    create: { currency, unit_amount: amount },
  }));
  return [...ofPlans, ...ofItems];
}

/** Products by fixed id and prices by lookup key, made where they are missing. */
export async function ensureStripeCatalogue(stripe: Stripe): Promise<StripeCatalogue> {
  const wanted = wantedPrices();
  const prices = await findPrices(
    stripe,
    wanted.map(({ key }) => key),
  );
  const missing = wanted.filter(({ key }) => !prices.has(key));
  const products = new Map(missing.map(({ product, name }) => [product, name]));
  await Promise.all([...products].map(([id, name]) => ensureProduct(stripe, id, name)));
  await Promise.all(
    missing.map(async ({ key, product, create }) => {
      const price = await stripe.prices.create({ ...create, product, lookup_key: key });
      prices.set(key, price.id);
    }),
  );
  return { prices, made: missing.length > 0 };
}

async function findPrices(stripe: Stripe, keys: string[]): Promise<Map<string, string>> {
  const pages: string[][] = [];
  for (let i = 0; i < keys.length; i += KEYS_AT_ONCE) pages.push(keys.slice(i, i + KEYS_AT_ONCE));
  const lists = await Promise.all(pages.map((lookup_keys) => stripe.prices.list({ lookup_keys, limit: 100 })));
  return new Map(lists.flatMap(({ data }) => data.map(({ lookup_key, id }) => [lookup_key ?? id, id])));
}

async function ensureProduct(stripe: Stripe, id: string, name: string): Promise<void> {
  await stripe.products.create({ id, name }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "resource_already_exists") return;
    throw error;
  });
}
