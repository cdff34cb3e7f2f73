-- Which published articles hold which of the query's lexemes: at most 2,000 for each. A definer, because `@@` is not
-- leakproof: under row level security PostgreSQL would read every row before it looks at an index. It sees articles alone,
-- which are for everybody.
create or replace function app.article_hits(p_query jsonb, p_species text, p_language text, p_from timestamptz, p_to timestamptz)
returns table (document_id bigint, words integer, term integer, lexeme text)
language plpgsql stable rows 300 security definer set search_path = '' as $$
begin
  return query
  select d.id, d.words, t.term, t.lexeme
  from app.search_terms(p_query) t
  cross join lateral (
    select x.id, x.words from public.search_documents x
    where x.kind = 'article' and x.part = 0 and x.tsv @@ t.query
      and (p_species is null or x.species = '{}' or p_species = any(x.species))
      and (p_language is null or x.language = p_language)
      and (p_from is null or x.created_at >= p_from) and (p_to is null or x.created_at < p_to)
    limit 2000) d;
end $$;

revoke all on function app.article_hits(jsonb, text, text, timestamptz, timestamptz) from public;
grant execute on function app.article_hits(jsonb, text, text, timestamptz, timestamptz) to anon, authenticated, service_role;
