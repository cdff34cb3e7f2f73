import type { Pool } from "pg";
import type { Logger } from "pino";
import type { WorkerPool } from "./context.ts";

/**
 * The pool as the queue wants it: our own pools offer more than `WorkerPool` says, `pg.Pool` by itself and the embedded
 * database's by imitation. The queue asks for handlers of both events and complains on the console without them;
 * a connection lost without a handler would end the process.
 */
export function asQueuePool(pool: WorkerPool, log: Logger): Pool {
  const queuePool = pool as unknown as Pool;
  if (queuePool.listenerCount("error") === 0)
    queuePool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"));
  if (queuePool.listenerCount("connect") === 0)
    queuePool.on("connect", (client) =>
      client.on("error", (error) => log.warn({ err: error }, "a database connection was lost")),
    );
  return queuePool;
}
