-- As app.record_hits, of the documents given, looked at one by one. A definer as app.my_records is, for the same reason; which
-- of those documents are the caller's to read is asked here, for what is handed in may have been made up.
create or replace function app.exact_hits(p_query jsonb, p_ids bigint[])
returns table (document_id bigint, words integer, term integer, lexeme text)
language plpgsql stable rows 300 security definer set search_path = '' as $$
declare
  v_user uuid := auth.uid();
  v_all boolean := app.is_admin() or app.is_service();
  v_patients uuid[] := array(select app.patients());
begin
  return query
  with terms as materialized (select t.* from app.search_terms(p_query) t),
  few as materialized (
    select d.id, x.tsv from public.search_documents d
    -- The worker has not come by yet: its words are found all the same.
    cross join lateral (select coalesce(d.tsv, public.es_en_tsv(d.body)) as tsv) x
    where d.id = any(p_ids) and d.part = 0 and (v_all or app.reads_record(d, v_user, v_patients))
      and x.tsv @@ (select string_agg(t.query::text, ' | ')::tsquery from terms t))
  select f.id, length(f.tsv), t.term, t.lexeme from few f join terms t on f.tsv @@ t.query;
end $$;

revoke all on function app.exact_hits(jsonb, bigint[]) from public;
grant execute on function app.exact_hits(jsonb, bigint[]) to authenticated, service_role;
