import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLUSTER_VARIABLE, findPostgres, startCluster } from "./cluster.ts";
import { MODEL_VARIABLE, prepareModel } from "./model.ts";

/**
 * One PostgreSQL cluster for the whole run, and the sentence encoder's file; where they are reaches the test files through the
 * environment. What a test starts has the lexicon alone unless the test itself says otherwise.
 */
export default async function setup(): Promise<(() => Promise<void>) | void> {
  process.env[MODEL_VARIABLE] ??= await prepareModel();
  process.env["MODEL_DIR"] = join(tmpdir(), "callavet-no-model");
  if (process.env[CLUSTER_VARIABLE]) return;
  if (!findPostgres())
    throw new Error("No PostgreSQL with pgvector on this machine: run scripts/install-system.sh as root on Debian.");
  const cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.url;
  return () => cluster.stop();
}
