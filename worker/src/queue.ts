import { runMigrations } from "graphile-worker";
import { pino, type Logger } from "pino";
import type { WorkerPool } from "./kit/context.ts";
import { queueLogger } from "./kit/queue-log.ts";
import { asQueuePool } from "./kit/queue-pool.ts";

/**
 * Installs or updates the queue's tables. Call it after the migrations and before anything is served: until the schema
 * `graphile_worker` exists, SQL that queues a job queues nothing. The pool's role must be the one that migrates, because
 * the functions that queue run as their owner.
 */
export async function prepareQueue(pool: WorkerPool, log: Logger = pino({ level: "silent" })): Promise<void> {
  await runMigrations({ pgPool: asQueuePool(pool, log), logger: queueLogger(log) });
}
