import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { Article } from "./import-article-files.ts";
import type { ClinicRow } from "./import-clinic-files.ts";

interface Outcome {
  external_ref: string;
  outcome: string;
}

export async function importCenters(trx: Transaction, rows: (ClinicRow & { content_sha256: string })[]): Promise<Outcome[]> {
  const result = await sql<Outcome>`select external_ref, outcome from public.fn_import_centers(${JSON.stringify(rows)})`.execute(
    trx,
  );
  return result.rows;
}

/** Their refs. */
export async function unpublishCenters(trx: Transaction, keep: string[]): Promise<string[]> {
  const result = await sql<{ ref: string }>`select ref from public.fn_unpublish_centers(${keep}) ref order by ref`.execute(trx);
  return result.rows.map(({ ref }) => ref);
}

/** What became of each, in their order. */
export async function importArticles(trx: Transaction, articles: Article[]): Promise<string[]> {
  const outcomes: string[] = [];
  for (const one of articles) {
    const { rows } = await sql<{ outcome: string }>`select public.fn_import_article(${one.slug}, ${one.language}, ${one.title},
      ${one.summary}, ${one.body}, ${one.species}, ${one.topics}, ${one.urgency}, ${one.sources}, ${one.reviewed},
      ${one.published}) as outcome`.execute(trx);
    outcomes.push(rows[0]?.outcome ?? "");
  }
  return outcomes;
}

/** The published ones that `keep` (`es/slug`) does not name, as they are but unpublished. */
export async function unpublishArticles(trx: Transaction, keep: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.language || '/' || a.slug as name, public.fn_import_article(a.slug, a.language, a.title, a.summary, a.body, a.species,
      a.topics, a.urgency, a.sources, a.reviewed_on, false) as outcome
    from public.kb_articles a where a.published and a.language || '/' || a.slug <> all (${keep}) order by name`.execute(trx);
  return rows.map(({ name }) => name);
}
