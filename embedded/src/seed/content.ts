import { existsSync } from "node:fs";
import { join } from "node:path";
import { createDatabase } from "@callavet/shared/node/database.ts";
import { importKnowledge } from "@callavet/worker/import-articles.ts";
import { importClinics } from "@callavet/worker/import-clinics.ts";
import type pg from "pg";
import { hasArticles, hasCenters } from "./content.queries.ts";

const folder = join(import.meta.dirname, "../../../content");

/**
 * The clinics and articles of this repository, into a database that has none; what an operator has imported since stays.
 * It takes seconds, so nobody waits for it; a start that is cut short leaves the rest to the next one, or to
 * `npm run import`.
 */
export async function seedContent(pool: pg.Pool): Promise<void> {
  const db = createDatabase(pool);
  if (!(await hasCenters(pool))) await importClinics(db, join(folder, "clinics"));
  if (existsSync(join(folder, "articles")) && !(await hasArticles(pool))) await importKnowledge(db, join(folder, "articles"));
}
