import pg from "pg";
import { parseEnv } from "./env.ts";
import { startServer } from "./server.ts";

/** How long a stop may take before the process ends anyhow. */
const STOP_MS = 15_000;

const env = parseEnv({ NODE_ENV: "production", ...process.env });
if (!env.DATABASE_URL) throw new Error("The environment is not right:\n  DATABASE_URL: is needed");

// Pipelined: a transaction's opening and its first statement travel together (the types do not know the option yet).
const settings = { connectionString: env.DATABASE_URL, max: env.DATABASE_POOL, connectionTimeoutMillis: 5000, pipeline: true };
const pool = new pg.Pool(settings);
// An idle connection that breaks is replaced at the next call.
pool.on("error", () => {});
const server = await startServer({ env, pool });
process.stdout.write(`Call-a-Vet server at ${server.url}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), STOP_MS).unref();
    void server
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0));
  });
}
