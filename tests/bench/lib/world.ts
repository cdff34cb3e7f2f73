import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";
import { CLUSTER_VARIABLE, startCluster } from "../../kit/cluster.ts";
import { ensureServerRole } from "@callavet/migrations/server-role.ts";
import { runMigrations } from "graphile-worker";
import { startIssuer, type Issuer } from "./issuer.ts";

/** What every row stands on: a durable PostgreSQL of its own, and somebody who signs tokens. */
export interface World {
  database: TestDatabase;
  /** Address of the database as the role that the server signs in as. */
  serverUrl: string;
  issuer: Issuer;
  close(): Promise<void>;
}

export async function createWorld(): Promise<World> {
  const cluster = await startCluster({ durable: true });
  process.env[CLUSTER_VARIABLE] = cluster.url;
  const database = await createTestDatabase();
  await ensureServerRole(database.ownerPool, "bench");
  // The queue is there in real life, and its jobs are part of what a start costs.
  await runMigrations({ connectionString: database.url, logger: undefined });
  const issuer = await startIssuer();
  const address = new URL(database.url);
  address.username = "callavet_server";
  address.password = "bench";
  return {
    database,
    serverUrl: address.href,
    issuer,
    async close() {
      issuer.close();
      await database.close();
      await cluster.stop();
    },
  };
}
