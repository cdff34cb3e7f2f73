-- Notes and messages that the caller may read and that pass the filters, whole and by passages; null where there are more
-- than p_limit, or for whoever may read all. A definer that says the same as the policy of search_documents: asked of each
-- row, the policy is half of what looking at a few thousand costs. What it finds is read again as the caller.
create or replace function app.my_records(
  p_limit integer, p_species text, p_language text, p_from timestamptz, p_to timestamptz
) returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
declare
  v_user uuid := auth.uid();
  -- Known before the rows are looked for, so that these are found by the index, few as they are.
  v_patients uuid[];
  v_ids bigint[];
begin
  if v_user is null or app.is_admin() then
    return null;
  end if;
  v_patients := array(select app.patients());
  v_ids := array(
    select m.id from (
      (select d.* from public.search_documents d where d.kind = 'message' and d.owner_id = v_user)
      union all
      (select d.* from public.search_documents d
        where d.vet_id = v_user and (d.kind = 'message' or d.kind = 'note' and d.owner_id <> v_user))
      union all
      (select d.* from public.search_documents d
        where d.kind = 'note' and d.pet_id = any(v_patients) and d.owner_id <> v_user and d.vet_id is distinct from v_user)) m
    where (p_species is null or p_species = any(m.species)) and (p_language is null or m.language = p_language)
      and (p_from is null or m.created_at >= p_from) and (p_to is null or m.created_at < p_to)
    limit p_limit + 1);
  return case when p_limit is null or cardinality(v_ids) <= p_limit then v_ids end;
end $$;

revoke all on function app.my_records(integer, text, text, timestamptz, timestamptz) from public;
grant execute on function app.my_records(integer, text, text, timestamptz, timestamptz) to authenticated, service_role;
