import { createServer } from "node:net";
import { createDatabase } from "@callavet/shared/node/database.ts";
import type { Pool } from "@callavet/shared/node/pool.ts";
import { createEmbedders } from "@callavet/shared/node/search/embedders.ts";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import { buildApp } from "./app.ts";
import { Keys } from "./auth/keys.ts";
import { createVerifier } from "./auth/verifier.ts";
import { Cached } from "./cached.ts";
import type { Env } from "./env.ts";
import { readActivePlans } from "./features/pricing/active-plans.ts";
import { createQueryReader } from "./features/search/query-reader.ts";
import { createLimits } from "./limits/buckets.ts";
import { Lru } from "./lru.ts";
import { createMetrics } from "./metrics.ts";
import { startRealtime } from "./realtime/realtime.ts";
import { checkSchema } from "./schema.queries.ts";
import type { Services } from "./services.ts";
import { countsOf } from "./pool-counts.ts";
import { addSearchMetrics } from "./search-metrics.ts";
import { createReporter, type Reporter } from "./reporter.ts";

const PLANS_TTL_MS = 30_000;

export interface Server {
  /** The address that is listened on. */
  url: string;
  /** Takes no more calls, sends sockets away to come back, finishes what runs. The pool stays the caller's. */
  close(): Promise<void>;
}

export async function startServer({ env, pool }: { env: Env; pool: Pool }): Promise<Server> {
  const db = createDatabase(pool, { prepare: env.DATABASE_URL !== undefined });
  const port = env.PORT || (await freePort(env.HOST));
  const publicUrl = env.PUBLIC_URL ?? `http://${env.HOST}:${port}`;

  const plans = new Cached(() => readActivePlans(db), PLANS_TTL_MS);
  const reporter: Reporter = createReporter();
  const realtime = await startRealtime(db, pool, {
    pricingChanged: () => plans.forget(),
    onError: reporter.background,
  });
  const queries = createQueryReader({
    db,
    embedders: createEmbedders(env, { onModelRefused: (message) => reporter.background(new Error(message)) }),
    onError: reporter.background,
  });
  const services: Services = {
    env,
    db,
    stripe: env.STRIPE_SECRET_KEY ? createStripe({ secretKey: env.STRIPE_SECRET_KEY, apiUrl: env.STRIPE_API_URL }) : null,
    plans,
    hub: realtime.hub,
    rooms: realtime.rooms,
    limits: createLimits(env.LIMIT_FACTOR),
    queries,
    provisioned: new Lru(50_000),
    publicUrl,
    reporter,
  };
  const keys = new Keys({ url: env.AUTH_JWKS_URL ?? `${env.AUTH_URL}/.well-known/jwks.json` });
  const metrics = createMetrics({
    sockets: () => app.websocketServer.clients.size,
    rooms: () => realtime.rooms.ids().length,
    pool: () => countsOf(pool),
    plans: () => plans,
  });
  addSearchMetrics(metrics.registry, () => queries.progress());
  const app = await buildApp({
    services,
    verifier: createVerifier({ issuer: env.AUTH_URL, keys }),
    metrics,
    ready: () => checkSchema(db),
  });
  reporter.attach(app.log, metrics);

  const url = await app.listen({ host: env.HOST, port });
  void queries.warm();
  return {
    url,
    async close() {
      await app.close();
      await realtime.close();
      await queries.close();
    },
  };
}

/** Pages and the document name the address before it is listened on, so a port of the system's choice is asked for first. */
async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, host, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
