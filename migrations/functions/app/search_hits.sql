-- Which whole documents hold which of the query's lexemes: articles; or notes and messages that the caller may read, of the
-- rows given where they are few (one by one), else by the index.
create or replace function app.search_hits(
  p_articles boolean, p_query jsonb, p_ids bigint[], p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, words integer, term integer, lexeme text)
language plpgsql stable rows 300 set search_path = '' as $$
begin
  if p_articles then
    return query select * from app.article_hits(p_query, p_species, p_language, p_from, p_to);
    return;
  elsif p_ids is null then
    return query select * from app.record_hits(p_query, p_species, p_language, p_from, p_to);
    return;
  end if;
  return query select * from app.exact_hits(p_query, p_ids);
end $$;

revoke all on function app.search_hits(boolean, jsonb, bigint[], text, text, timestamptz, timestamptz) from public;
grant execute on function app.search_hits(boolean, jsonb, bigint[], text, text, timestamptz, timestamptz)
  to anon, authenticated, service_role;
