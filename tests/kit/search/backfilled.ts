import type pg from "pg";

export interface Article {
  slug: string;
  language: string;
  title: string;
  body: string;
  summary?: string;
  species?: string[];
  topics?: string[];
  urgency?: string;
}

/** As the import of files does it. */
export async function importArticle(pool: pg.Pool, article: Article): Promise<void> {
  const { slug, language, title, body, summary = "", species = [], topics = [], urgency = "routine" } = article;
  await pool.query("select public.fn_import_article($1, $2, $3, $4, $5, $6, $7, $8, '{}', null)", [
    slug,
    language,
    title,
    summary,
    body,
    species,
    topics,
    urgency,
  ]);
}

/** Waits until every document has a vector and a worker has left it alone; says the model. */
export async function untilEmbedded(
  pool: pg.Pool,
  { onProgress, within = 600_000 }: { onProgress?: (embedded: number, documents: number) => void; within?: number } = {},
): Promise<string> {
  const until = Date.now() + within;
  for (;;) {
    const { rows } = await pool.query<{ model: string; documents: number; embedded: number; words: number }>(
      "select model, documents, embedded, (select count(*)::int from search_words) as words from fn_search_progress() order by embedded desc",
    );
    const [most] = rows;
    if (most) onProgress?.(most.embedded, most.documents);
    if (most && most.embedded >= most.documents && most.words > 0) return most.model;
    if (Date.now() > until) throw new Error(`Not embedded in time: ${JSON.stringify(rows)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
