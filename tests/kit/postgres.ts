import { randomBytes } from "node:crypto";
import { migrate } from "@callavet/migrations/run.ts";
import { ensureServerRole } from "@callavet/migrations/server-role.ts";
import pg from "pg";
import { CLUSTER_VARIABLE, startCluster, type Cluster } from "./cluster.ts";

const TEMPLATE = "callavet_template";

let own: Promise<Cluster> | undefined;

/** Address of this run's cluster; a program outside the test run gets one of its own, which ends with it. */
async function clusterUrl(): Promise<string> {
  const shared = process.env[CLUSTER_VARIABLE];
  if (shared) return shared;
  own ??= startCluster();
  return (await own).url;
}

export async function stopOwnCluster(): Promise<void> {
  await (await own)?.stop();
  own = undefined;
}

async function withAdmin<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

const onDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

/** Makes the migrated template, once for each cluster. */
async function prepareTemplate(url: string): Promise<void> {
  await withAdmin(url, async (client) => {
    await client.query("select pg_advisory_lock(7001)");
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [TEMPLATE]);
    if (rowCount) return;
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
    const pool = new pg.Pool({ connectionString: onDatabase(url, TEMPLATE), max: 1 });
    try {
      await migrate(pool);
      await ensureServerRole(pool, randomBytes(16).toString("hex"));
    } finally {
      await pool.end();
    }
    await client.query(`alter database ${TEMPLATE} is_template true`);
  });
}

export interface TestDatabase {
  /** Superuser's address. */
  url: string;
  /** Address of the login role that a server has in production: it owns nothing. */
  serverUrl: string;
  ownerPool: pg.Pool;
  close(): Promise<void>;
}

/** A fresh database of its own on a real PostgreSQL with pgvector; `migrated: false` gives an empty one. */
export async function createTestDatabase(options: { migrated?: boolean; max?: number } = {}): Promise<TestDatabase> {
  const cluster = await clusterUrl();
  const migrated = options.migrated ?? true;
  if (migrated) await prepareTemplate(cluster);
  const name = `t_${randomBytes(8).toString("hex")}`;
  await withAdmin(cluster, async (client) => {
    // Two clones at once of one template are refused; wait for each other.
    await client.query("select pg_advisory_lock(7002)");
    await client.query(`create database ${name} ${migrated ? `template ${TEMPLATE}` : ""}`);
  });
  const url = onDatabase(cluster, name);
  const ownerPool = new pg.Pool({ connectionString: url, max: options.max ?? 10 });
  ownerPool.on("error", () => {});
  const asServer = new URL(url);
  asServer.username = "callavet_server";
  return {
    url,
    serverUrl: asServer.href,
    ownerPool,
    async close() {
      await ownerPool.end();
      await withAdmin(cluster, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
