import type { Drafter } from "@callavet/shared/node/ai/drafter.ts";
import { createDrafter } from "@callavet/shared/node/ai/drafters.ts";
import { createDatabase, type Database } from "@callavet/shared/node/database.ts";
import { createEmbedders, type Embedders } from "@callavet/shared/node/search/embedders.ts";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import pg from "pg";
import { pino, type Logger } from "pino";
import type Stripe from "stripe";
import { parseEnv, type WorkerSettings } from "../env.ts";
import { LANES } from "../search/backfill.ts";

/** What every task is given. */
export interface TaskContext {
  db: Database;
  /** Null where no Stripe is configured. */
  stripe: Stripe | null;
  /** A unit that was used and is refunded is given again. */
  compensate: boolean;
  embedders: Embedders;
  drafter: Drafter;
  log: Logger;
}

export type WorkerPool = Parameters<typeof createDatabase>[0];

export function createContext(settings: WorkerSettings, pool: WorkerPool, log: Logger): TaskContext {
  const stripe = settings.STRIPE_SECRET_KEY
    ? createStripe({ secretKey: settings.STRIPE_SECRET_KEY, apiUrl: settings.STRIPE_API_URL })
    : null;
  const embedders = createEmbedders(settings, {
    threads: LANES,
    background: true,
    onModelRefused: (reason) => log.warn({ reason }, "the sentence encoder's file is of no use: going on without it"),
  });
  return {
    db: createDatabase(pool),
    stripe,
    compensate: settings.OVERAGE_REFUND_GRANT_CREDIT ?? false,
    embedders,
    drafter: createDrafter(settings),
    log,
  };
}

let ownContext: TaskContext | undefined;

/**
 * The context of a task that the graphile-worker CLI loaded from its file: nobody handed it one, so it is made from the
 * process' environment. Its pool lets the process end when idle, or `--once` would never return.
 */
export function contextOfProcess(): TaskContext {
  if (ownContext) return ownContext;
  const env = parseEnv(process.env);
  const log = pino({ name: "worker", level: env.LOG_LEVEL });
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: env.WORKER_CONCURRENCY, allowExitOnIdle: true });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"));
  ownContext = createContext(env, pool, log);
  return ownContext;
}
