import { analyseQuery } from "@callavet/shared/node/search/analyse-query.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import { createVocabulary } from "@callavet/shared/node/search/spelling.ts";
import { toHalfvec } from "@callavet/shared/node/search/vector-text.ts";
import type pg from "pg";
import { createTexts } from "./texts.ts";

/** How the server weighs the lexicon's vectors, without the sentence encoder. */
const WEIGHTS = { semantic: 0.2, floor: 0.1 };

/**
 * Questions as people type them, all different, and in the database what the server makes of each: `bench.questions`, by
 * number from 0.
 */
export async function writeQuestions(pools: pg.Pool[], embedder: Embedder, count: number): Promise<string[]> {
  const texts = createTexts(7);
  const asked = new Set<string>();
  while (asked.size < count) asked.add(texts.query());
  const [first] = pools;
  const words = await first?.query<{ word: string; documents: number }>("select word, documents from search_words");
  const vocabulary = createVocabulary(words?.rows ?? []);
  const rows: { query: object; vector: string }[] = [];
  for (const q of asked) {
    const { query, text } = analyseQuery(q, vocabulary);
    const [vector] = await embedder.embed([text], "query");
    if (vector) rows.push({ query: { ...query, ...WEIGHTS }, vector: toHalfvec(vector) });
  }
  for (const pool of pools)
    await pool
      .query("create schema bench; create table bench.questions (n int primary key, query jsonb not null, vector text not null)")
      .then(() =>
        pool.query(
          `insert into bench.questions select q.n - 1, q.query, q.vector
           from rows from (jsonb_to_recordset($1::jsonb) as (query jsonb, vector text)) with ordinality q(query, vector, n)`,
          [JSON.stringify(rows)],
        ),
      )
      .then(() =>
        pool.query("grant usage on schema bench to public; grant select on bench.questions to public; analyze bench.questions"),
      );
  return [...asked];
}
