/** Compares the committed schema dump and types with what the migrations make, on a scratch PostgreSQL. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findPostgres } from "../tests/kit/cluster.ts";
import { createTestDatabase, stopOwnCluster } from "../tests/kit/postgres.ts";
import { root } from "./files.ts";

if (!findPostgres()) {
  console.error("generated: NOT CHECKED, no PostgreSQL with pgvector here (scripts/install-system.sh)");
  process.exit(process.env.CI ? 1 : 0);
}
const database = await createTestDatabase();
const arguments_ = [join(root, "migrations/src/generate.ts"), ...(process.argv.includes("--write") ? [] : ["--check"])];
const child = spawn(process.execPath, arguments_, { stdio: "inherit", env: { ...process.env, DATABASE_URL: database.url } });
const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
await database.close();
await stopOwnCluster();
process.exitCode = code ?? 1;
