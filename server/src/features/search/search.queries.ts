import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { ReadQuery } from "./query-reader.ts";

/** Why a row was found, and how many others were. */
interface FoundColumns {
  language: "es" | "en";
  species: string[];
  snippet: string;
  score: number;
  lexical_rank: number | null;
  lexical_score: number | null;
  semantic_rank: number | null;
  semantic_score: number | null;
  matched_words: string[];
  matched_concepts: string[];
  lexical_total: number;
  semantic_total: number;
  total: number;
}

export interface ArticleHit extends FoundColumns {
  id: string;
  slug: string;
  title: string;
  urgency: "emergency" | "urgent" | "routine";
  updated_at: Date;
}

export interface RecordHit extends FoundColumns {
  id: string;
  kind: "note" | "message";
  session_id: string;
  seq: number;
  pet_id: string | null;
  pet_name: string | null;
  created_at: Date;
}

export interface Filters {
  species?: string | undefined;
  language?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The last row that was seen of a scope. */
export interface Place {
  score: number;
  id: string;
}

function argumentsOf({ query, vector, model, version }: ReadQuery, filters: Filters, after: Place | null, limit: number) {
  const { species = null, language = null, from = null, to = null } = filters;
  return sql`${JSON.stringify(query)}::jsonb, ${vector}, ${model}, ${version}, ${species}, ${language},
    ${from}::timestamptz, ${to}::timestamptz, ${after?.score ?? null}::float8, ${after?.id ?? null}, ${limit}`;
}

export async function searchArticles(
  trx: Transaction,
  read: ReadQuery,
  filters: Filters,
  after: Place | null,
  limit: number,
): Promise<ArticleHit[]> {
  const { rows } = await sql<ArticleHit>`
    select * from public.fn_search_articles(${argumentsOf(read, filters, after, limit)})`.execute(trx);
  return rows;
}

/** Of those that the viewer may read: the function runs as the viewer. */
export async function searchRecords(
  trx: Transaction,
  read: ReadQuery,
  filters: Filters,
  after: Place | null,
  limit: number,
): Promise<RecordHit[]> {
  const { rows } = await sql<RecordHit>`
    select r.*, p.name as pet_name
    from public.fn_search_records(${argumentsOf(read, filters, after, limit)}) r
    left join public.pets p on p.id = r.pet_id
    order by r.score desc, r.id desc`.execute(trx);
  return rows;
}

/** The vocabulary of published articles. */
export async function selectWords(trx: Transaction): Promise<{ word: string; documents: number }[]> {
  return trx.selectFrom("search_words").select(["word", "documents"]).execute();
}

export interface ModelProgress {
  model: string;
  version: string;
  documents: number;
  embedded: number;
  failed: number;
  given_up: number;
  claimed: number;
}

export async function selectProgress(trx: Transaction): Promise<ModelProgress[]> {
  const { rows } = await sql<ModelProgress>`
    select model, version, documents, embedded, failed, given_up, claimed from public.fn_search_progress()`.execute(trx);
  return rows;
}
