import { Writable } from "node:stream";
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
  return transact(db, openingOf(viewer), work, options);
}

function openingOf(viewer: Viewer): string {
  // Never the string from outside: a role is one of two words here.
  const role = viewer.role === "authenticated" ? "authenticated" : "anon";
  const claims = pg.escapeLiteral(JSON.stringify(viewer.claims));
  return `set local role ${role}; select set_config('request.jwt.claims', ${claims}, true)`;
}

/** Runs `work` in one transaction as the service, which row level security lets pass; there is no viewer. */
export function asService<T>(db: Database, work: (trx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
  return transact(db, "set local role service_role", work, options);
}

/**
 * Runs one statement as `viewer`, in a transaction of its own that is committed with it: on a pipelined connection one
 * round trip in all, where `asViewer` takes two. A second statement of `work` is refused.
 */
export function asViewerOnce<T>(db: Database, viewer: Viewer, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return transact(db, openingOf(viewer), work, { once: true });
}

async function transact<T>(
  db: Database,
  opening: string,
  work: (trx: Transaction) => Promise<T>,
  { timeout, once = false }: TransactionOptions & { once?: boolean } = {},
): Promise<T> {
  const client = await db.pool.connect();
  const limit = timeout ? startLimit(timeout) : undefined;
  let broken: Error | undefined;
  // Between two statements a lost connection is told as an event, and one that nobody hears ends the process.
  const onLost = (error: Error) => void (broken = error);
  client.on("error", onLost);
  try {
    const run = async () => {
      // On a pipelined connection what follows is written in one piece, and the first statement does not wait for this answer.
      const write = client.pipeline ? corked(client) : undefined;
      // One message opens all: a round trip costs more than the three statements together.
      const opened = client.query(
        `begin; ${limit ? `set local statement_timeout = ${Math.ceil(timeout ?? 0)}; ` : ""}${opening}`,
      );
      let committed: Promise<void> | undefined;
      let statements = 0;
      const carry = <R>(send: () => R): R => {
        // Behind the commit it would run as the login role.
        if (once && ++statements > 1) throw new Error("One statement only: use asViewer for more");
        const sent = send();
        // Its failure is met below.
        if (once && client.pipeline) (committed = commit(client)).catch(() => {});
        write?.();
        return sent;
      };
      if (write) opened.catch(() => {});
      else await opened;
      try {
        const executor = clientExecutor(db.kysely.dialect, client, db.prepare, carry);
        const result = await work(new Kysely<DB>({ ...db.kysely, executor }));
        write?.();
        await opened;
        await (committed ?? commit(client));
        return result;
      } finally {
        write?.();
      }
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
    client.off("error", onLost);
    client.release(broken);
  }
}

/** Holds back what is written to the connection until the returned function is called, once or more. */
function corked(client: PoolClient): () => void {
  const stream: unknown = Reflect.get(Reflect.get(client, "connection") ?? {}, "stream");
  if (!(stream instanceof Writable)) return () => {};
  stream.cork();
  let held = true;
  return () => {
    if (held) stream.uncork();
    held = false;
  };
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
