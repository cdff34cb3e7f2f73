-- Notes and messages that the caller may read and that pass the filters, whole and by passages; null where there are more
-- than p_limit before the filters.
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
    (select d.id from public.search_documents d where d.owner_id = v_user limit p_limit + 1)
    union
    (select d.id from public.search_documents d where d.vet_id = v_user limit p_limit + 1)
    union
    (select d.id from public.search_documents d where d.kind = 'note' and d.pet_id in (select app.patients()) limit p_limit + 1));
  if cardinality(v_ids) > p_limit then
    return null;
  end if;
  return array(
    select d.id from public.search_documents d
    where d.id = any(v_ids) and (p_species is null or p_species = any(d.species)) and (p_language is null or d.language = p_language)
      and (p_from is null or d.created_at >= p_from) and (p_to is null or d.created_at < p_to));
end $$;

revoke all on function app.my_records(integer, text, text, timestamptz, timestamptz) from public;
grant execute on function app.my_records(integer, text, text, timestamptz, timestamptz) to authenticated, service_role;
