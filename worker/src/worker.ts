import { asService } from "@callavet/shared/node/database.ts";
import { run, type TaskList } from "graphile-worker";
import { pino, type Logger } from "pino";
import { readCrontab } from "./crontab.ts";
import type { WorkerSettings } from "./env.ts";
import { createContext, type WorkerPool } from "./kit/context.ts";
import { queueLogger } from "./kit/queue-log.ts";
import { asQueuePool } from "./kit/queue-pool.ts";
import { allTasks } from "./tasks.ts";
import { releaseDocuments } from "./tasks/embed-documents.queries.ts";
import { unlockStuckJobs } from "./tasks/unlock-stuck-jobs.queries.ts";

export interface RunningWorker {
  /** Takes no new job, waits for those at work (5 s, then tells them to stop), and gives the connections back. */
  stop(): Promise<void>;
  /** Ends when the worker does, for whatever reason. */
  done: Promise<void>;
}

/** Connections that the queue itself wants beside the running jobs: one listens, one does the book-keeping. */
const QUEUE_CONNECTIONS = 2;

/**
 * Finished jobs are crossed off together. Jobs are fetched one by one all the same: what a killed worker had fetched
 * ahead would wait for `unlock-stuck-jobs`, for a tenth more jobs a second.
 */
const BATCHES = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/**
 * Starts taking jobs, and the cron, over `pool`: a `pg.Pool`, or the embedded database's pool that looks like one. The
 * pool's role owns the database's functions (see `prepareQueue`); tasks step down to `service_role`. Signals are the
 * caller's business.
 */
export async function startWorker({
  env,
  pool,
  alone = false,
  log = pino({ name: "worker", level: env.LOG_LEVEL ?? "info" }),
}: {
  env: WorkerSettings;
  pool: WorkerPool;
  /** No other worker can serve this database: jobs that are still held are those of a killed one, and begin again at once. */
  alone?: boolean;
  log?: Logger;
}): Promise<RunningWorker> {
  const queuePool = asQueuePool(pool, log);
  const context = createContext(env, pool, log);
  if (alone)
    await asService(context.db, async (trx) => {
      await unlockStuckJobs(trx, "0 seconds");
      await releaseDocuments(trx, context.embedders.preferred(), null);
    });
  const taskList: TaskList = Object.fromEntries(allTasks.map((task) => [task.job.name, task.bind(context)]));
  const connections = queuePool.options?.max ?? 1;
  const runner = await run({
    pgPool: queuePool,
    logger: queueLogger(log),
    taskList,
    parsedCronItems: readCrontab(),
    concurrency: Math.max(1, Math.min(env.WORKER_CONCURRENCY ?? 8, connections - QUEUE_CONNECTIONS)),
    noHandleSignals: true,
    preset: { worker: BATCHES },
    // New jobs wake it at once; the poll finds those that were to wait.
    pollInterval: 1000,
  });
  const done = runner.promise.catch((error: unknown) => log.error({ err: error }, "the worker ended with an error"));
  let stopping: Promise<void> | undefined;
  return {
    done,
    stop: () =>
      (stopping ??= runner
        .stop()
        .then(() => done)
        .finally(() => context.embedders.close())),
  };
}
