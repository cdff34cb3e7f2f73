-- The 100 whole documents that say most of what is asked, best first. A score like BM25's: of each term its best lexeme
-- counts, by how rare it is (idf of what was counted), by how often and where it is said (ts_rank of one lexeme grows as
-- 1 + 1/4 + 1/9 …), all over the document's length. A lexeme at the limit of its hits is so common that it is worth little:
-- it is looked for in what the others brought. A word or concept that the title names counts 1; one that the body mentions
-- 0.55, a concept there 0.85: without that, long articles that mention everything come before the one that is about it.
create or replace function app.lexical_branch(
  p_articles boolean, p_query jsonb, p_ids bigint[], p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, score double precision, matched_words text[], matched_concepts text[], total integer)
language plpgsql stable rows 100 set search_path = '' as $$
declare
  v_limit constant integer := 2000;
  v_documents bigint := case when p_ids is null then app.documents_in(p_articles) else cardinality(p_ids) end;
begin
  return query
  with hits as materialized (
    select * from app.search_hits(p_articles, p_query, p_ids, p_species, p_language, p_from, p_to)
  ), terms as materialized (
    select t.*, f.df >= v_limit as common,
      case when f.df >= v_limit then 0.5 else ln(1 + (greatest(v_documents, f.df) - f.df + 0.5) / (f.df + 0.5)) end * t.weight as worth
    from app.search_terms(p_query) t join (select h.lexeme, count(*) as df from hits h group by h.lexeme) f on f.lexeme = t.lexeme
  ), found as (
    select b.document_id, max(b.words) as words, sum(b.worth) as worth, (count(*) over ())::integer as total
    from (
      select h.document_id, h.words, h.term, max(t.worth) as worth from hits h join terms t on t.lexeme = h.lexeme
      group by h.document_id, h.words, h.term) b
    group by b.document_id order by 3 desc, 1 limit 100
  ), ranked as (
    select f.document_id, t.term, min(t.word) as word, max(t.worth * r.rank) as worth
    from found f join public.search_documents d on d.id = f.document_id
    cross join terms t
    cross join lateral (
      select ts_rank('{0.55, 0.85, 1, 1}', coalesce(d.tsv, public.es_en_tsv(d.body)), t.query) / 0.60792710 as rank) r
    where (t.common or exists (select from hits h where h.document_id = f.document_id and h.lexeme = t.lexeme)) and r.rank > 0
    group by f.document_id, t.term
  )
  select f.document_id, sum(r.worth) / (0.6 + 0.4 * f.words / nullif(avg(f.words) over (), 0)),
    array_agg(r.word order by r.term) filter (where r.term <= 1000),
    array_agg(r.word order by r.term) filter (where r.term > 1000), f.total
  from found f join ranked r on r.document_id = f.document_id
  group by f.document_id, f.words, f.total
  order by 2 desc, 1;
end $$;

revoke all on function app.lexical_branch(boolean, jsonb, bigint[], text, text, timestamptz, timestamptz) from public;
grant execute on function app.lexical_branch(boolean, jsonb, bigint[], text, text, timestamptz, timestamptz)
  to anon, authenticated, service_role;
