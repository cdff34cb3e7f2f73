import { asService, type Database } from "@callavet/shared/node/database.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { PoolClient } from "@callavet/shared/node/pool.ts";
import type { Logger } from "pino";
import { indexSteps } from "../tasks/embed-documents.queries.ts";

/** Lets one worker build: whoever comes second has nothing to do. */
const LOCK = "hashtextextended('search_indexes', 0)";
/** Where the whole index fits into it, it is built several times faster. */
const MEMORY = "1GB";
const PARALLEL = 2;

/**
 * Builds and drops the indexes of meaning as the database says (`fn_search_index_steps`). Everybody reads and writes meanwhile:
 * the statements are concurrent ones, which run outside a transaction, as the role that owns the tables. A build that fails or
 * is killed leaves search exact, and the next sweep begins again.
 */
export async function keepIndexes(db: Database, embedder: Embedder, log: Logger): Promise<void> {
  const steps = (): Promise<string[]> => asService(db, (trx) => indexSteps(trx, embedder));
  if ((await steps()).length === 0) return;
  const client = await db.pool.connect();
  const onLost = (error: Error): void => log.warn({ err: error }, "the connection that builds indexes was lost");
  client.on("error", onLost);
  try {
    const locked = await client.query({ text: `select 1 where pg_try_advisory_lock(${LOCK})` });
    if (locked.rowCount === 0) return;
    // Parallel workers want their memory shared, of which a container may have little: then one process does it alone.
    await build(client, steps, PARALLEL, log).catch(async (error: unknown) => {
      log.warn({ err: error }, "an index could not be built in parallel");
      await build(client, steps, 0, log);
    });
  } catch (error) {
    log.error({ err: error }, "an index of meaning could not be built: search compares one by one");
  } finally {
    client.off("error", onLost);
    // With its settings and its lock.
    client.release(true);
  }
}

async function build(client: PoolClient, steps: () => Promise<string[]>, parallel: number, log: Logger): Promise<void> {
  await client.query(`set maintenance_work_mem = '${MEMORY}'; set max_parallel_maintenance_workers = ${parallel}`);
  for (const step of await steps()) {
    const began = performance.now();
    await client.query(step);
    log.info({ step, seconds: Math.round((performance.now() - began) / 1000) }, "an index of meaning");
  }
}
