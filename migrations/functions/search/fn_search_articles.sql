-- Articles for a query, best first, with why: branch ranks and scores (the semantic one is a cosine), what matched, totals by
-- branch. p_query is app.search_terms' and app.hybrid_search's; p_vector is a vector's text, or null, and then words alone
-- decide. The cursor is the last row's score and id.
create or replace function public.fn_search_articles(
  p_query jsonb, p_vector text, p_model text, p_version text, p_species text, p_language text, p_from timestamptz,
  p_to timestamptz, p_after_score double precision, p_after_id text, p_limit integer
) returns table (id uuid, slug text, language text, title text, summary text, species text[], topics text[], urgency text,
  updated_at timestamptz, snippet text, score double precision, lexical_rank integer, lexical_score double precision,
  semantic_rank integer, semantic_score double precision, matched_words text[], matched_concepts text[], lexical_total integer,
  semantic_total integer, total integer)
language plpgsql stable rows 20 set search_path = '' set jit = off set enable_seqscan = off as $$
-- Without seqscan: all that is joined is a few hundred rows by key, and the policy's cost makes the planner think that reading
-- the whole table is no dearer.
declare
  v_lexemes text[];
begin
  perform set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '400', true),
    set_config('hnsw.scan_mem_multiplier', '8', true);
  v_lexemes := array(select t.lexeme from app.search_terms(p_query) t);
  return query
  select a.id, a.slug, a.language, a.title, a.summary, a.species, a.topics, a.urgency, a.updated_at,
    app.search_snippet(p.body, v_lexemes), h.score, h.lexical_rank, h.lexical_score, h.semantic_rank, h.semantic_score,
    h.matched_words, h.matched_concepts, h.lexical_total, h.semantic_total, h.total
  from (
    select x.*, d.source_id, d.source_seq from app.hybrid_search(true, p_query, p_vector::public.halfvec, p_model, p_version, null,
      p_species, p_language, p_from, p_to) x
    join public.search_documents d on d.id = x.document_id
    where p_after_score is null or (x.score, d.source_id::text) < (p_after_score, p_after_id)
    order by x.score desc, d.source_id::text desc limit least(greatest(p_limit, 1), 50)) h
  join public.kb_articles a on a.id = h.source_id
  cross join lateral app.best_passage('article', h.source_id, h.source_seq, h.passage_id, v_lexemes) p
  order by h.score desc, a.id::text desc;
end $$;

revoke all on function public.fn_search_articles(
  jsonb, text, text, text, text, text, timestamptz, timestamptz, double precision, text, integer) from public;
grant execute on function public.fn_search_articles(
  jsonb, text, text, text, text, text, timestamptz, timestamptz, double precision, text, integer)
  to anon, authenticated, service_role;
