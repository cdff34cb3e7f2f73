import { sql } from "kysely";
import type Stripe from "stripe";
import { pricingSyncResult, type PricingSync } from "../../contract/billing.ts";
import { asService, type Database, type Transaction } from "../database.ts";
import { readPrices, readProducts, type CataloguePrice, type CatalogueProduct } from "./stripe-catalogue.ts";

/**
 * Makes our price list what Stripe's catalogue is now, and says what changed: nothing, the second time. An amount never
 * changes there: another amount is a new price, and the old one is deactivated. Postgres decides what is whose.
 *
 * @throws what the SDK throws when Stripe cannot be read; nothing was changed then.
 */
export async function syncPricing(db: Database, stripe: Stripe): Promise<PricingSync> {
  return asService(db, async (trx) => {
    // One after the other, and read under the lock: what was read earlier never overwrites what was read later.
    await sql`select pg_advisory_xact_lock(hashtextextended('pricing', 0))`.execute(trx);
    const [products, prices] = await Promise.all([readProducts(stripe), readPrices(stripe)]);
    return storeCatalogue(trx, products, prices);
  });
}

async function storeCatalogue(trx: Transaction, products: CatalogueProduct[], prices: CataloguePrice[]): Promise<PricingSync> {
  const { rows } = await sql<{ report: unknown }>`
    select public.fn_sync_prices(${JSON.stringify(products)}::jsonb, ${JSON.stringify(prices)}::jsonb) as report
  `.execute(trx);
  return pricingSyncResult.parse(rows[0]?.report);
}
