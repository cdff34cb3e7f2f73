import { CLUSTER_VARIABLE, findPostgres, startCluster } from "./cluster.ts";

/** One PostgreSQL cluster for the whole run; its address reaches the test files through the environment. */
export default async function setup(): Promise<(() => Promise<void>) | void> {
  if (process.env[CLUSTER_VARIABLE]) return;
  if (!findPostgres())
    throw new Error("No PostgreSQL with pgvector on this machine: run scripts/install-system.sh as root on Debian.");
  const cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.url;
  return () => cluster.stop();
}
