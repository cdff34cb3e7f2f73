/** `npm run import -- articles|clinics [folder]`: makes the database equal to a folder of files, and says what it did. */
import { join, resolve } from "node:path";
import { createDatabase } from "@callavet/shared/node/database.ts";
import { toReasonError } from "@callavet/shared/node/errors.ts";
import pg from "pg";
import { importKnowledge } from "./import-articles.ts";
import { importClinics } from "./import-clinics.ts";
import { ImportError, type ImportReport } from "./import-report.ts";

const kinds = { articles: importKnowledge, clinics: importClinics };

/** Names are told up to so many; the rest is counted. */
const SHOWN = 20;

function tell(kind: string, { files, created, updated, unchanged, removed }: ImportReport): void {
  console.log(
    `${kind}: ${files} files; ${created.length} created, ${updated.length} updated, ${unchanged} unchanged, ${removed.length} removed`,
  );
  for (const [what, names] of Object.entries({ updated, removed })) {
    for (const name of names.slice(0, SHOWN)) console.log(`  ${what} ${name}`);
    if (names.length > SHOWN) console.log(`  ${what} ${names.length - SHOWN} more`);
  }
}

let tenths = 0;

/** One line that counts on in a terminal; elsewhere a line for every tenth of it. */
function progress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
  else if (Math.floor((done * 10) / total) > tenths) console.error(`${done} of ${total}`);
  tenths = Math.floor((done * 10) / total);
}

function explain(error: unknown): string {
  if (error instanceof ImportError) return `Nothing was imported:\n${error.problems.map((line) => `  ${line}`).join("\n")}`;
  const known = toReasonError(error);
  if (known) return `${known.reason} ${JSON.stringify(known.details)}`;
  return error instanceof Error ? error.message : String(error);
}

const [kind, folder] = process.argv.slice(2);
const run = Object.entries(kinds).find(([name]) => name === kind)?.[1];
const url = process.env.DATABASE_URL;
if (!kind || !run) {
  console.error("Usage: npm run import -- articles|clinics [folder]");
  process.exitCode = 2;
} else if (!url) {
  console.error("DATABASE_URL is not set: which database?");
  process.exitCode = 2;
} else {
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "callavet-import" });
  try {
    const from = folder ? resolve(folder) : join(import.meta.dirname, "../../content", kind);
    tell(kind, await run(createDatabase(pool), from, progress));
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  } finally {
    await pool.end();
  }
}
