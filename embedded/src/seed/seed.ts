import { createStripe } from "@callavet/shared/node/stripe.ts";
import type pg from "pg";
import { consults } from "./consults.ts";
import { insertConsults } from "./consults.queries.ts";
import { upsertCatalogue } from "./catalogue.queries.ts";
import { insertPeople } from "./people.queries.ts";
import { isEmpty, lockSeed } from "./seed.queries.ts";
import { ensureStripeCatalogue } from "./stripe-catalogue.ts";
import { ensureSubscribers } from "./stripe-subscribers.ts";
import { insertSubscribers } from "./subscribers.queries.ts";

/**
 * Puts into an empty database what the product can be judged by, in one transaction; a database that has people is left
 * as it is. The catalogue is put right at every start: the database's price ids must be the Stripe stand-in's.
 */
export async function seed(pool: pg.Pool, stripeOptions: { secretKey: string; apiUrl: string }): Promise<{ seeded: boolean }> {
  const stripe = createStripe(stripeOptions);
  const catalogue = await ensureStripeCatalogue(stripe);
  const client = await pool.connect();
  try {
    // Asked before Stripe is: no transaction stays open while another service is talked to.
    const empty = await isEmpty(client);
    if (!empty && !catalogue.made) return { seeded: false };
    const subscribed = empty ? await ensureSubscribers(stripe, catalogue.prices) : [];
    await client.query("begin");
    await lockSeed(client);
    const seeded = await isEmpty(client);
    await upsertCatalogue(client, catalogue.prices);
    if (seeded) {
      await insertPeople(client);
      await insertSubscribers(client, subscribed);
      await insertConsults(client, consults);
    }
    await client.query("commit");
    return { seeded };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
