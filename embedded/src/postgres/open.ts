import { join } from "node:path";
import pg from "pg";
import { Arbiter, type Limits } from "./arbiter.ts";
import type { FolderLock } from "./folder-lock.ts";
import { Session } from "./session.ts";

export interface EmbeddedDatabase {
  /** A true `pg.Pool`: only its sockets lead to the worker thread. */
  pool: pg.Pool;
  /** Ends the pool and closes the files. Checked-out clients have 2 s to come back. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Clients at once. They share one backend, so this bounds what waits, not what runs. */
  max?: number;
  limits?: Partial<Limits>;
}

const LIMITS: Limits = { statement: 60_000, idleInTransaction: 30_000, abandoned: 2000 };

/** Opens the database in the folder that is held, or makes one. Returns once it answers. */
export async function openDatabase(held: FolderLock, { max = 20, limits = {} }: OpenOptions = {}): Promise<EmbeddedDatabase> {
  const arbiter = new Arbiter(join(held.folder, "postgres"), { ...LIMITS, ...limits });
  const pool = new pg.Pool({
    max,
    host: "embedded",
    user: "postgres",
    database: "postgres",
    ssl: false,
    idleTimeoutMillis: 0,
    stream: () => new Session(arbiter),
  });
  // A client whose connection is lost while nobody uses it tells the pool; whoever uses it is told by its query.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await pool.query("select 1").catch(async (error: unknown) => {
    await arbiter.close();
    throw error;
  });
  return {
    pool,
    async close() {
      await Promise.race([pool.end(), new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
      await arbiter.close();
    },
  };
}
