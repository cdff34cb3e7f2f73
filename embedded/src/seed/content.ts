import { existsSync } from "node:fs";
import { join } from "node:path";
import { createDatabase } from "@callavet/shared/node/database.ts";
import { importKnowledge } from "@callavet/worker/import-articles.ts";
import { importClinics } from "@callavet/worker/import-clinics.ts";
import type pg from "pg";
import { beginContent, finishContent } from "./content.queries.ts";

const folder = join(import.meta.dirname, "../../../content");

/**
 * The clinics and articles of this repository, once, into a database that has none; what an operator has imported since
 * stays. It takes seconds, so nobody waits for it; one that is cut short, by a kill or by `signal`, is finished by the next
 * start.
 */
export async function seedContent(pool: pg.Pool, signal?: AbortSignal, from = folder): Promise<void> {
  if (!(await beginContent(pool))) return;
  const db = createDatabase(pool);
  await importClinics(db, join(from, "clinics"));
  if (existsSync(join(from, "articles"))) await importKnowledge(db, join(from, "articles"), undefined, signal);
  await finishContent(pool);
}
