/**
 * Writes what is generated from the migrated database of `DATABASE_URL`: `schema.sql` and the Kysely types. With
 * `--check` it writes nothing, and ends with 1 where a committed file is stale.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import pg from "pg";
import { selectColumns } from "./catalogue.ts";
import { dumpSchema } from "./dump.ts";
import { root } from "./files.ts";
import { migrate } from "./run.ts";
import { renderTypes } from "./types.ts";

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) {
  console.error("DATABASE_URL is not set: the address of a scratch database, signed in as its owner");
  process.exit(2);
}
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 1 });
try {
  await migrate(pool);
  const client = await pool.connect();
  const outputs = new Map([
    [join(root, "schema.sql"), await dumpSchema(client)],
    [join(root, "../shared/src/node/db.gen.ts"), renderTypes(await selectColumns(client))],
  ]);
  client.release(true);
  for (const [path, text] of outputs) {
    const name = relative(join(root, ".."), path);
    if (!process.argv.includes("--check")) await writeFile(path, text);
    else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
      console.error(`${name} is stale: npm run generate`);
      process.exitCode = 1;
    }
  }
} finally {
  await pool.end();
}
