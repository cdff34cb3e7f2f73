import { type SqlFile, type SqlFiles, loadFiles } from "./files.ts";
import { type MigrationClient, type MigrationPool, rowsOf } from "./pool.ts";

/** Any number that nothing else in this database uses; the second runner waits for the first. */
const LOCK = 724_105_001;

const BOOKS = `
  create schema if not exists app_migrations;
  create table if not exists app_migrations.versioned (
    name text primary key, hash text not null, applied_at timestamptz not null default now());
  create table if not exists app_migrations.repeatable (
    name text primary key, hash text not null, applied_at timestamptz not null default now());`;

export class MigrationError extends Error {
  override name = "MigrationError";
}

export interface MigrateOptions {
  log?: ((line: string) => void) | undefined;
  /** Other files than this package's own; for tests. */
  files?: SqlFiles | undefined;
}

/**
 * Brings the database to this code's schema, in one transaction under one lock: a failure leaves everything as it was.
 * Needs an owner who bypasses row level security (a superuser, or Supabase's `postgres`).
 */
export async function migrate(pool: MigrationPool, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const files = options.files ?? (await loadFiles());
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    const applied = await apply(client, files, options.log ?? (() => {}));
    await client.query("commit");
    return { applied };
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function apply(client: MigrationClient, files: SqlFiles, log: (line: string) => void): Promise<string[]> {
  await client.query(BOOKS);
  // Functions may name each other in any order; what is wrong in them is found by their tests.
  await client.query("set local check_function_bodies = off; set local client_min_messages = warning");
  const applied: string[] = [];
  const run = async (file: SqlFile, table: "versioned" | "repeatable") => {
    await execute(client, file);
    await client.query(
      `insert into app_migrations.${table} (name, hash) values ($1, $2)
       on conflict (name) do update set hash = excluded.hash, applied_at = now()`,
      [file.name, file.hash],
    );
    log(file.name);
    applied.push(file.name);
  };

  const versioned = await books(client, "versioned");
  refuseNewer(versioned, files);
  for (const file of files.versioned) {
    const hash = versioned.get(file.name);
    if (hash === undefined) await run(file, "versioned");
    else if (hash !== file.hash)
      throw new MigrationError(
        `${file.name} was applied to this database and has been changed since. Put it back, and add a new file.`,
      );
  }

  const repeatable = await books(client, "repeatable");
  for (const file of files.repeatable) if (repeatable.get(file.name) !== file.hash) await run(file, "repeatable");
  return applied;
}

async function books(client: MigrationClient, table: "versioned" | "repeatable"): Promise<Map<string, string>> {
  const rows = await rowsOf<{ name: string; hash: string }>(client, `select name, hash from app_migrations.${table}`);
  return new Map(rows.map((row) => [row.name, row.hash]));
}

function refuseNewer(applied: Map<string, string>, files: SqlFiles): void {
  const known = new Set(files.versioned.map((file) => file.name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name)).sort();
  if (unknown.length > 0)
    throw new MigrationError(
      `This database has a newer schema than this code: it has ${unknown.join(", ")}. Run a newer release.`,
    );
}

async function execute(client: MigrationClient, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    throw new MigrationError(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
