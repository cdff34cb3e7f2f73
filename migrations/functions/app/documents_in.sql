-- How many documents there are, for weighing how rare a word is: of articles as counted, at most 20,000; of notes and
-- messages about. No more than a number leaves this definer.
create or replace function app.documents_in(p_articles boolean) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  if p_articles then
    return (select count(*) from (
      select from public.search_documents d where d.kind = 'article' and d.part = 0 limit 20000) x);
  end if;
  return greatest(1000, (select c.reltuples::bigint from pg_class c where c.oid = 'public.search_documents'::regclass));
end $$;

revoke all on function app.documents_in(boolean) from public;
grant execute on function app.documents_in(boolean) to anon, authenticated, service_role;
