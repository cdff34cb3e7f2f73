import pg from "pg";
import { pino } from "pino";
import { parseEnv } from "./env.ts";
import { prepareQueue } from "./queue.ts";
import { startWorker } from "./worker.ts";

const env = parseEnv(process.env);
const log = pino({ name: "worker", level: env.LOG_LEVEL });
const pool = new pg.Pool({
  connectionString: env.DATABASE_URL,
  max: env.WORKER_CONCURRENCY + 4,
  application_name: "callavet-worker",
});

await prepareQueue(pool, log);
const worker = await startWorker({ env, pool, log });
log.info({ concurrency: env.WORKER_CONCURRENCY, stripe: Boolean(env.STRIPE_SECRET_KEY) }, "worker started");

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    log.info({ signal }, "worker stopping");
    void worker.stop();
  });

await worker.done;
await pool.end();
