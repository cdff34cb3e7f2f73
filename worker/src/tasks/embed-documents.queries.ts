import type { DB } from "@callavet/shared/node/db.gen.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import { sql, type Kysely } from "kysely";
import { halfvecArray } from "../search/halfvec-array.ts";

type Model = Pick<Embedder, "model" | "version">;

export interface ClaimedDocument {
  id: string;
  title: string;
  body: string;
  sha: string;
}

/** Documents without a current vector, held for this worker until they are stored, failed or released, or the lease ends. */
export async function claimDocuments(trx: Kysely<DB>, { model, version }: Model, limit: number): Promise<ClaimedDocument[]> {
  const { rows } = await sql<ClaimedDocument>`
    select document_id::text as id, title, body, content_sha256 as sha
    from public.fn_claim_search_documents(${model}, ${version}, ${limit})
  `.execute(trx);
  return rows;
}

export interface EmbeddedDocument {
  document: ClaimedDocument;
  vector: Float32Array;
  /** Repeated as often as they count. */
  concepts: string[];
}

/** How many were stored: one that was edited meanwhile is left for the next claim. */
export async function storeVectors(trx: Kysely<DB>, { model, version }: Model, done: EmbeddedDocument[]): Promise<number> {
  const ids = done.map(({ document }) => document.id);
  const shas = done.map(({ document }) => document.sha);
  const concepts = JSON.stringify(done.map((each) => each.concepts));
  const { rows: types } = await sql<{ oid: number }>`select 'public.halfvec'::regtype::oid::int as oid`.execute(trx);
  const vectors = halfvecArray(
    done.map(({ vector }) => vector),
    types[0]?.oid ?? 0,
  );
  const { rows } = await sql<{ stored: number }>`
    select public.fn_store_search_vectors(
      ${model}, ${version}, ${ids}::bigint[], ${shas}::text[], ${vectors}::halfvec[], ${concepts}::jsonb
    ) as stored
  `.execute(trx);
  return rows[0]?.stored ?? 0;
}

/** Counts against the documents: after eight times they are given up until they are edited. */
export async function failDocuments(trx: Kysely<DB>, { model, version }: Model, ids: string[], error: string): Promise<void> {
  await sql`select public.fn_fail_search_vectors(${model}, ${version}, ${ids}::bigint[], ${error})`.execute(trx);
}

/** Gives claims back as if they had not been made; of all documents with null. */
export async function releaseDocuments(trx: Kysely<DB>, { model, version }: Model, ids: string[] | null): Promise<void> {
  await sql`select public.fn_release_search_claims(${model}, ${version}, ${ids}::bigint[])`.execute(trx);
}

/** How many vectors of other models went; none while this one is not complete. */
export async function dropOtherVectors(trx: Kysely<DB>, { model, version }: Model, limit: number): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`
    select public.fn_drop_other_search_vectors(${model}, ${version}, ${limit}) as dropped
  `.execute(trx);
  return rows[0]?.dropped ?? 0;
}

/** The vocabulary of published articles, which spelling is corrected by; free where no article changed. */
export async function refreshWords(trx: Kysely<DB>): Promise<void> {
  await sql`select public.fn_refresh_search_words()`.execute(trx);
}

/** What there is to do about the indexes of meaning, as statements; nothing where all is as it should be. */
export async function indexSteps(trx: Kysely<DB>, { model, version }: Model): Promise<string[]> {
  const { rows } = await sql<{ step: string }>`
    select step from public.fn_search_index_steps(${model}, ${version}) step
  `.execute(trx);
  return rows.map(({ step }) => step);
}

/** The planner's figures, after many rows. */
export async function analyzeSearch(trx: Kysely<DB>): Promise<void> {
  await sql`select public.fn_analyze_search()`.execute(trx);
}

export interface ModelProgress extends Model {
  documents: number;
  embedded: number;
  failed: number;
  /** After eight attempts; an edit begins anew. */
  given_up: number;
  claimed: number;
  oldest_waiting: Date | null;
}

export async function searchProgress(trx: Kysely<DB>): Promise<ModelProgress[]> {
  const { rows } = await sql<ModelProgress>`
    select model, version, documents::int, embedded::int, failed::int, given_up::int, claimed::int, oldest_waiting
    from public.fn_search_progress()
  `.execute(trx);
  return rows;
}
