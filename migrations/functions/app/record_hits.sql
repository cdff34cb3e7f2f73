-- As app.article_hits, for notes and messages, and for who may read too many of them to look at each. It asks for what the
-- policy of search_documents does, and what it finds is read again as the caller.
create or replace function app.record_hits(
  p_query jsonb, p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, words integer, term integer, lexeme text)
language plpgsql stable rows 300 security definer set search_path = '' as $$
declare
  v_user uuid := auth.uid();
  v_all boolean := app.is_admin() or app.is_service();
  v_patients uuid[] := array(select app.patients());
begin
  return query
  select d.id, d.words, t.term, t.lexeme
  from app.search_terms(p_query) t
  cross join lateral (
    select x.id, x.words from public.search_documents x
    where x.kind <> 'article' and x.part = 0 and x.tsv @@ t.query
      and (v_all or app.reads_record(x, v_user, v_patients))
      and (p_species is null or p_species = any(x.species)) and (p_language is null or x.language = p_language)
      and (p_from is null or x.created_at >= p_from) and (p_to is null or x.created_at < p_to)
    limit 2000) d;
end $$;

revoke all on function app.record_hits(jsonb, text, text, timestamptz, timestamptz) from public;
grant execute on function app.record_hits(jsonb, text, text, timestamptz, timestamptz) to authenticated, service_role;
