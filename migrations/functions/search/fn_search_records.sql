-- Notes and messages for a query, of those that the caller may read; else as fn_search_articles. id is the note's, or the
-- message's "session:number"; seq is a message's number.
create or replace function public.fn_search_records(
  p_query jsonb, p_vector text, p_model text, p_version text, p_species text, p_language text, p_from timestamptz,
  p_to timestamptz, p_after_score double precision, p_after_id text, p_limit integer
) returns table (id text, kind text, session_id uuid, seq integer, source_id uuid, language text, pet_id uuid, species text[],
  created_at timestamptz, snippet text, score double precision, lexical_rank integer, lexical_score double precision,
  semantic_rank integer, semantic_score double precision, matched_words text[], matched_concepts text[], lexical_total integer,
  semantic_total integer, total integer)
language plpgsql stable rows 20 set search_path = '' set jit = off set enable_seqscan = off as $$
-- Rows: who asks joins their animals by key, not by reading all of them under their policy.
-- Without seqscan: all that is joined is a few hundred rows by key, and the policy's cost makes the planner think that reading
-- the whole table is no dearer.
declare
  v_lexemes text[];
  v_ids bigint[];
begin
  perform set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '400', true),
    set_config('hnsw.scan_mem_multiplier', '8', true);
  v_lexemes := array(select t.lexeme from app.search_terms(p_query) t);
  -- Up to so many rows are compared one by one, exactly (ADR 11); the index is for who may read more.
  v_ids := app.my_records(10000, p_species, p_language, p_from, p_to);
  return query
  select h.id, h.kind, h.session_id, h.source_seq, h.source_id, h.language, h.pet_id, h.species, h.created_at,
    app.search_snippet(p.body, v_lexemes), h.score, h.lexical_rank, h.lexical_score, h.semantic_rank, h.semantic_score,
    h.matched_words, h.matched_concepts, h.lexical_total, h.semantic_total, h.total
  from (
    select k.id, d.kind, d.session_id, d.source_seq, d.source_id, d.language, d.pet_id, d.species, d.created_at, x.score,
      x.passage_id, x.lexical_rank, x.lexical_score, x.semantic_rank, x.semantic_score, x.matched_words, x.matched_concepts,
      x.lexical_total, x.semantic_total, x.total
    from app.hybrid_search(false, p_query, p_vector::public.halfvec, p_model, p_version, v_ids, p_species, p_language, p_from, p_to) x
    join public.search_documents d on d.id = x.document_id
    cross join lateral (
      select case d.kind when 'message' then d.source_id || ':' || d.source_seq else d.source_id::text end as id) k
    where p_after_score is null or (x.score, k.id) < (p_after_score, p_after_id)
    order by x.score desc, k.id desc limit least(greatest(p_limit, 1), 50)) h
  cross join lateral app.best_passage(h.kind, h.source_id, h.source_seq, h.passage_id, v_lexemes) p
  order by h.score desc, h.id desc;
end $$;

revoke all on function public.fn_search_records(
  jsonb, text, text, text, text, text, timestamptz, timestamptz, double precision, text, integer) from public;
grant execute on function public.fn_search_records(
  jsonb, text, text, text, text, text, timestamptz, timestamptz, double precision, text, integer) to authenticated, service_role;
