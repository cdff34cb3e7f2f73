import { Kysely, PostgresDialect, type KyselyProps } from "kysely";
import pg from "pg";
import { clientExecutor } from "./client-executor.ts";
import type { DB } from "./db.gen.ts";
import { ReasonError } from "./errors.ts";
import type { Pool, PoolClient } from "./pool.ts";

/** What statements are written on: bound to one client, in one open transaction, as one role. */
export type Transaction = Kysely<DB>;

/** No statement runs on it: `asViewer` and `asService` are the only ways in, so that nothing runs as the login role. */
export interface Database {
  readonly pool: Pool;
  readonly kysely: Omit<KyselyProps, "executor">;
  /** Parse and plan each distinct statement once for each connection. */
  readonly prepare: boolean;
}

/** Whom row level security sees. The claims are those of a verified token. */
export interface Viewer {
  role: "anon" | "authenticated";
  claims: {
    sub?: string;
    role: string;
    session_id?: string;
    email?: string;
    app_metadata?: Record<string, unknown>;
  };
}

export interface TransactionOptions {
  /** The whole transaction is given up after so many milliseconds. */
  timeout?: number;
}

export function createDatabase(pool: Pool, { prepare = false }: { prepare?: boolean } = {}): Database {
  // The dialect gives its compiler and adapter; its driver is never used, so it gets no pool.
  const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error("Use asViewer or asService")) });
  return { pool, prepare, kysely: { config: { dialect }, dialect, driver: dialect.createDriver() } };
}

/** Runs `work` in one transaction as `viewer`; whatever it throws rolls back. */
export function asViewer<T>(
  db: Database,
  viewer: Viewer,
  work: (trx: Transaction) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  // Never the string from outside: a role is one of two words here.
  const role = viewer.role === "authenticated" ? "authenticated" : "anon";
  const claims = pg.escapeLiteral(JSON.stringify(viewer.claims));
  return transact(db, `set local role ${role}; select set_config('request.jwt.claims', ${claims}, true)`, work, options);
}

/** Runs `work` in one transaction as the service, which row level security lets pass; there is no viewer. */
export function asService<T>(db: Database, work: (trx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
  return transact(db, "set local role service_role", work, options);
}

async function transact<T>(
  db: Database,
  opening: string,
  work: (trx: Transaction) => Promise<T>,
  { timeout }: TransactionOptions = {},
): Promise<T> {
  const client = await db.pool.connect();
  const limit = timeout ? startLimit(timeout) : undefined;
  let broken: Error | undefined;
  try {
    const run = async () => {
      // One message opens all: a round trip costs more than the three statements together.
      await client.query(`begin; ${limit ? `set local statement_timeout = ${Math.ceil(timeout ?? 0)}; ` : ""}${opening}`);
      const result = await work(
        new Kysely<DB>({ ...db.kysely, executor: clientExecutor(db.kysely.dialect, client, db.prepare) }),
      );
      await commit(client);
      return result;
    };
    return await (limit ? Promise.race([run(), limit.expired]) : run());
  } catch (error) {
    // A statement of a transaction that took too long may still be running: this client cannot be used again.
    if (limit?.isExpired()) broken = limit.error;
    else
      await client.query("rollback").catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
    throw error;
  } finally {
    limit?.clear();
    client.release(broken);
  }
}

async function commit(client: PoolClient): Promise<void> {
  const result = await client.query("commit");
  // A statement's error that `work` has caught still aborts the transaction: COMMIT then rolls back, and only its tag says so.
  if (!Array.isArray(result) && result.command === "ROLLBACK")
    throw new Error("The transaction was aborted by an error that was not passed on");
}

function startLimit(milliseconds: number) {
  const error = new ReasonError(503, "provider_unavailable", { timeout: milliseconds });
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(error);
    }, milliseconds);
  });
  expired.catch(() => {});
  return { error, expired, isExpired: () => over, clear: () => clearTimeout(timer) };
}
