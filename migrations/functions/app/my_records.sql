-- Notes and messages that the caller may read, whole and by passages: all of them where they are at most p_limit, else null.
-- The comparisons are what an index can do before row level security has its say (uuid's are leakproof); it has it after.
create or replace function app.my_records(
  p_limit integer, p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
  v_user uuid := auth.uid();
  v_ids bigint[];
begin
  if v_user is null or app.is_admin() then
    return null;
  end if;
  v_ids := array(
    select r.id from (
      select d.id, d.species, d.language, d.created_at from public.search_documents d where d.owner_id = v_user
      union
      select d.id, d.species, d.language, d.created_at from public.search_documents d where d.vet_id = v_user
      union
      select d.id, d.species, d.language, d.created_at from public.search_documents d
      where d.kind = 'note' and d.pet_id in (select app.patients())) r
    where (p_species is null or p_species = any(r.species)) and (p_language is null or r.language = p_language)
      and (p_from is null or r.created_at >= p_from) and (p_to is null or r.created_at < p_to)
    limit p_limit + 1);
  return case when cardinality(v_ids) <= p_limit then v_ids end;
end $$;

revoke all on function app.my_records(integer, text, text, timestamptz, timestamptz) from public;
grant execute on function app.my_records(integer, text, text, timestamptz, timestamptz) to authenticated, service_role;
