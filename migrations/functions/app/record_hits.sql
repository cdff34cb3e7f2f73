-- Which notes and messages hold which of the query's lexemes, of those that the caller may read: of the rows given, where
-- they are few (read as the caller, one by one), else by the index, at most 2,000 for each. See app.article_hits for why
-- that part is a definer; it asks for the same as the policy does, and what it finds is read again as the caller.
create or replace function app.record_hits(
  p_query jsonb, p_ids bigint[], p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, words integer, term integer, lexeme text)
language plpgsql stable set search_path = '' as $$
begin
  if p_ids is null then
    return query select * from app.record_hits_by_index(p_query, p_species, p_language, p_from, p_to);
    return;
  end if;
  return query
  with terms as materialized (select * from app.search_terms(p_query)),
  few as materialized (
    select d.id, coalesce(d.tsv, public.es_en_tsv(d.body)) as tsv from public.search_documents d
    where d.id = any(p_ids) and d.part = 0)
  select f.id, length(f.tsv), t.term, t.lexeme
  from few f join terms t on f.tsv @@ t.query
  where f.tsv @@ (select string_agg(x.query::text, ' | ')::tsquery from terms x);
end $$;

revoke all on function app.record_hits(jsonb, bigint[], text, text, timestamptz, timestamptz) from public;
grant execute on function app.record_hits(jsonb, bigint[], text, text, timestamptz, timestamptz) to authenticated, service_role;
