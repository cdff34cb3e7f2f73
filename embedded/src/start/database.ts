import pg from "pg";
import type { FolderLock } from "../postgres/folder-lock.ts";
import { openDatabase } from "../postgres/open.ts";

export interface RunningDatabase {
  pool: pg.Pool;
  close(): Promise<void>;
}

/** PGlite in the held folder, or the PostgreSQL at `url`. Whoever gets the pool cannot tell them apart. */
export async function startDatabase(held: FolderLock, url: string | null): Promise<RunningDatabase> {
  if (url === null) return openDatabase(held);
  // The first connection is made while the rest of the product is being loaded, which keeps the event loop busy.
  const pool = new pg.Pool({ connectionString: url, max: 20, keepAlive: true, connectionTimeoutMillis: 20_000, pipeline: true });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await pool.query("select 1").catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return { pool, close: () => pool.end() };
}
