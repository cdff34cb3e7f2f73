/** Migrates the database of `DATABASE_URL`; with `SERVER_PASSWORD`, makes the role that the server signs in as, too. */
import pg from "pg";
import { MigrationError, migrate } from "./run.ts";
import { ensureServerRole } from "./server-role.ts";

const { DATABASE_URL, SERVER_PASSWORD } = process.env;
if (!DATABASE_URL) {
  console.error("DATABASE_URL is not set: the address of the database, signed in as its owner");
  process.exit(2);
}
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 1 });
try {
  const { applied } = await migrate(pool, { log: (line) => console.log(`applied ${line}`) });
  if (SERVER_PASSWORD) await ensureServerRole(pool, SERVER_PASSWORD);
  console.log(applied.length === 0 ? "The schema is up to date." : `${applied.length} files applied.`);
} catch (error) {
  if (!(error instanceof MigrationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await pool.end();
}
