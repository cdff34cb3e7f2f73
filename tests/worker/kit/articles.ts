import type pg from "pg";
import { until } from "./wait.ts";

/** Imports an article as an operator does: one document of the whole, and one for each of its passages. */
export async function writeArticle(pool: pg.Pool, slug: string, title: string, body: string): Promise<void> {
  await pool.query("select fn_import_article($1, 'es', $2, '', $3, '{}', '{}', 'routine', '{}', null, true)", [
    slug,
    title,
    body,
  ]);
}

/** Many articles of one document each. */
export async function writeArticles(pool: pg.Pool, count: number, body = "Texto sin más."): Promise<void> {
  await pool.query(
    `select fn_import_article('many-' || i, 'es', 'Artículo ' || i, '', $2, '{}', '{}', 'routine', '{}', null, true)
     from generate_series(1, $1::integer) i`,
    [count, body],
  );
}

export interface ModelRows {
  model: string;
  embedded: number;
  failed: number;
  attempts: number;
}

export async function vectorsIn(pool: pg.Pool): Promise<ModelRows[]> {
  const { rows } = await pool.query<ModelRows>(
    `select model, count(embedded_at)::integer as embedded, count(last_error)::integer as failed,
       coalesce(sum(attempts), 0)::integer as attempts
     from search_vectors group by model order by model`,
  );
  return rows;
}

/** Documents whose text has no vector of this model yet. */
export async function missing(pool: pg.Pool, model: string): Promise<number> {
  const { rows } = await pool.query<{ missing: number }>(
    `select count(*)::integer as missing from search_documents d where not exists (
       select from search_vectors v where v.document_id = d.id and v.model = $1 and v.content_sha256 = d.content_sha256
         and v.vector is not null)`,
    [model],
  );
  return rows[0]?.missing ?? 0;
}

export const complete = (pool: pg.Pool, model: string): Promise<true> =>
  until(`everything to be embedded by ${model}`, async () => (await missing(pool, model)) === 0);
