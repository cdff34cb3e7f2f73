import type { Caller, Row } from "../kit.ts";
import { MODEL } from "./vectors.ts";

export interface Hit extends Row {
  id: string;
  slug: string;
  kind: string;
  snippet: string;
  score: number;
  lexical_rank: number | null;
  semantic_rank: number | null;
  matched_words: string[];
  matched_concepts: string[];
  lexical_total: number;
  semantic_total: number;
  total: number;
}

export interface Query {
  words?: string[];
  corrected?: (string | { word: string; weight: number })[];
  concepts?: (string | { id: string; weight: number })[];
  semantic?: number;
  floor?: number;
  vector?: string | null;
  species?: string | null;
  language?: string | null;
  from?: string | null;
  to?: string | null;
  after?: Hit | null;
  limit?: number;
}

const call =
  (name: string) =>
  (by: Caller, { vector = null, species = null, language = null, from = null, to = null, after, limit = 20, ...query }: Query) =>
    by.rows<Hit>(`select * from ${name}($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [
      JSON.stringify(query),
      vector,
      MODEL.model,
      MODEL.version,
      species,
      language,
      from,
      to,
      after?.score ?? null,
      after?.id ?? null,
      limit,
    ]);

export const searchArticles = call("fn_search_articles");
export const searchRecords = call("fn_search_records");

/** Every page, by its cursor. */
export async function pages(search: typeof searchArticles, by: Caller, query: Query, limit: number): Promise<Hit[]> {
  const found: Hit[] = [];
  for (let page = await search(by, { ...query, limit }); page.length > 0;) {
    found.push(...page);
    page = await search(by, { ...query, limit, after: page.at(-1) ?? null });
  }
  return found;
}
