import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import type pg from "pg";
import type { Stripe } from "stripe";
import { expect } from "vitest";
import { press } from "../../embedded/stripe-stand-in.ts";
import { clientOf, signIn, signUp, type Signed } from "../../kit/client.ts";
import { createTestDatabase } from "../../kit/postgres.ts";
import { startProduct, type Product } from "../../kit/product.ts";
import { until } from "../../worker/kit/wait.ts";

export interface Reply {
  status: number;
  body: any;
}

export interface Buyer extends Signed {
  email: string;
  /** REST as this person. */
  call(method: string, path: string, body?: unknown): Promise<Reply>;
  client: ReturnType<typeof clientOf>;
}

export interface Market {
  product: Product;
  pool: pg.Pool;
  stripe: Stripe;
  anybody(method: string, path: string, body?: unknown): Promise<Reply>;
  /** A new person. */
  owner(): Promise<Buyer>;
  /** Somebody of the seed, by the first part of the address. */
  known(name: "vera" | "marcos" | "admin"): Promise<Buyer>;
  /** A new person with a plan that was paid for on Stripe's page. */
  subscriber(plan: string, how?: { card?: string }): Promise<Buyer>;
  /** A consult of this person that waits for payment; its id. */
  unpaid(buyer: Buyer, type?: "chat" | "video"): Promise<string>;
  /** Care is given on a waiting consult, and it ends. */
  care(sessionId: string): Promise<void>;
  close(): Promise<void>;
}

/** The whole product on a real PostgreSQL: server, worker, Stripe stand-in with its webhooks. */
export async function startMarket(env: Record<string, string> = {}): Promise<Market> {
  const database = await createTestDatabase();
  const product = await startProduct({ databaseUrl: database.url, env: { LIMIT_FACTOR: "0", ...env } });
  const pool = database.ownerPool;
  const secrets = JSON.parse(readFileSync(join(product.dataDir, "secrets.json"), "utf8")) as { stripeSecretKey: string };
  const stripe = createStripe({ secretKey: secrets.stripeSecretKey, apiUrl: product.ready.stripe });

  async function call(method: string, path: string, body?: unknown, token?: string): Promise<Reply> {
    const response = await fetch(product.url + path, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
  const buyer = (email: string, signed: Signed): Buyer => ({
    ...signed,
    email,
    call: (method, path, body) => call(method, path, body, signed.token),
    client: clientOf(product, signed),
  });

  const market: Market = {
    product,
    pool,
    stripe,
    anybody: (method, path, body) => call(method, path, body),
    async owner() {
      const email = `${randomUUID()}@example.test`;
      return buyer(email, await signUp(product.ready, email));
    },
    async known(name) {
      const email = `${name}@demo.callavet.test`;
      return buyer(email, await signIn(product.ready, email));
    },
    async subscriber(plan_code, { card } = {}) {
      const person = await market.owner();
      const { body } = await person.call("POST", "/subscriptions/checkout", { plan_code, currency: "usd" });
      expect((await press(body.url, card ? { number: card } : {})).status).toBe(303);
      await until("the plan", async () =>
        (await person.call("GET", "/subscriptions/my")).body.items.some((one: any) => one.live),
      );
      return person;
    },
    async unpaid(person, type = "chat") {
      const { body } = await person.call("POST", "/sessions/start", { type });
      expect(body.session.status).toBe("pending_payment");
      return body.session.id;
    },
    async care(sessionId) {
      const vera = await market.known("vera");
      expect((await vera.call("POST", `/sessions/${sessionId}/claim`, {})).status).toBe(200);
      await vera.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "Buenas noches" });
      expect((await vera.call("POST", "/sessions/end", { sessionId })).body.receipt.units).toBe(1);
    },
    async close() {
      await product.stop();
      product.remove();
      await database.close();
    },
  };
  return market;
}
