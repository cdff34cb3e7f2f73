import { randomUUID } from "node:crypto";
import { createDatabase } from "@callavet/shared/node/database.ts";
import { stripeWebhook } from "@callavet/server/webhooks/stripe.ts";
import type { WorkerSettings } from "@callavet/worker/env.ts";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { startWorker, type RunningWorker } from "@callavet/worker/worker.ts";
import fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import type pg from "pg";
import Stripe from "stripe";
import { createTestDatabase } from "../../kit/postgres.ts";
import type { FakeEvent } from "./events.ts";
import { nowSeconds, stripeId, type FakeSubscription } from "./fake-objects.ts";
import { startFakeStripe, type FakeStripe } from "./fake-stripe.ts";

export const SECRETS = ["whsec_new_one", "whsec_old_one"] as const;

export interface World {
  url: string;
  pool: pg.Pool;
  stripe: FakeStripe;
  app: FastifyInstance;
  /** Reads from the fake Stripe, or from another one. */
  work(stripeUrl?: string, alone?: boolean, compensate?: boolean, more?: Partial<WorkerSettings>): Promise<RunningWorker>;
  stopAll(): Promise<void>;
  deliver(event: FakeEvent, options?: { secret?: string; timestamp?: number }): Promise<LightMyRequestResponse>;
  /** A person with a Stripe customer, and a subscription at Stripe, not yet known here. */
  subscriber(options?: Partial<FakeSubscription>): Promise<{ userId: string; subscription: FakeSubscription }>;
  plan: { id: string; priceId: string; stripePrice: string; stripeProduct: string };
  close(): Promise<void>;
}

interface WorldDatabase {
  url: string;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** A database on the real PostgreSQL, with everything of `startWorldOver`. */
export async function startWorld(options: { secrets?: string[] } = {}): Promise<World> {
  const { url, ownerPool, close } = await createTestDatabase({ max: 20 });
  return startWorldOver({ url, pool: ownerPool, close }, options);
}

/** The real queue in a database, the webhook's route and a Stripe to read from; the worker starts when asked. */
export async function startWorldOver(database: WorldDatabase, options: { secrets?: string[] } = {}): Promise<World> {
  const { pool } = database;
  const stripe = await startFakeStripe();
  await prepareQueue(pool);
  const app = fastify({ logger: false });
  await app.register(stripeWebhook, { db: createDatabase(pool), stripeSecrets: options.secrets ?? SECRETS });
  const plan = await insertPlan(pool);
  const workers: RunningWorker[] = [];
  const stopAll = async () => void (await Promise.all(workers.splice(0).map((worker) => worker.stop())));
  return {
    url: database.url,
    pool,
    stripe,
    app,
    plan,
    stopAll,
    async work(stripeUrl = stripe.url, alone = false, compensate = false, more = {}) {
      const env = {
        STRIPE_SECRET_KEY: "sk_test_stand_in",
        STRIPE_API_URL: stripeUrl,
        OVERAGE_REFUND_GRANT_CREDIT: compensate,
        WORKER_CONCURRENCY: 8,
        LOG_LEVEL: "silent" as const,
        EMBEDDINGS: "local" as const,
        MODEL_DIR: process.env["MODEL_DIR"],
        ...more,
      };
      const worker = await startWorker({ env, pool, alone });
      workers.push(worker);
      return worker;
    },
    deliver: (event, how = {}) => app.inject(signed(event, how)),
    async subscriber(overrides = {}) {
      const userId = await insertPerson(pool);
      const start = nowSeconds() - 3600;
      const period = { start, end: start + 30 * 86_400 };
      const ids = { id: stripeId("sub"), customer: stripeId("cus"), price: plan.stripePrice, product: plan.stripeProduct };
      const subscription = { ...ids, ...period, status: "active", metadata: { user_id: userId }, ...overrides };
      await pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [
        userId,
        subscription.customer,
      ]);
      stripe.subscriptions.set(subscription.id, subscription);
      return { userId, subscription };
    },
    async close() {
      await stopAll();
      await app.close();
      await stripe.close();
      await database.close();
    },
  };
}

export function signed(
  event: unknown,
  { secret = SECRETS[0], timestamp = nowSeconds() }: { secret?: string; timestamp?: number } = {},
) {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
  return { method: "POST", url: "/stripe/webhook", headers, payload } as const;
}

async function insertPlan(pool: pg.Pool): Promise<World["plan"]> {
  const stripePrice = stripeId("price");
  const stripeProduct = stripeId("prod");
  const { rows } = await pool.query<{ id: string }>(
    `insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, stripe_product_id)
     values ('test_plan', 'Prueba', 'Test', 5, 2, $1) returning id`,
    [stripeProduct],
  );
  const id = rows[0]?.id ?? "";
  const price = await pool.query<{ id: string }>(
    "insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount) values ($1, $2, 'usd', 'month', 1990) returning id",
    [id, stripePrice],
  );
  return { id, priceId: price.rows[0]?.id ?? "", stripePrice, stripeProduct };
}

export async function insertPerson(pool: pg.Pool, language = "es"): Promise<string> {
  const id = randomUUID();
  await pool.query("insert into profiles (id, email, full_name, language) values ($1, $2, 'Somebody', $3)", [
    id,
    `${id}@example.test`,
    language,
  ]);
  return id;
}
