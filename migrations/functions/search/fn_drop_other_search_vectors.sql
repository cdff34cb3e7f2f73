-- Up to p_limit vectors of other models go, once this one has all that it can have; how many went. Until then queries may still need them.
create or replace function public.fn_drop_other_search_vectors(p_model text, p_version text, p_limit integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_label text := p_model || ' ' || p_version;
  v_gone integer;
begin
  if not exists (select from public.search_vectors v where (v.model, v.version) < (p_model, p_version))
    and not exists (select from public.search_vectors v where (v.model, v.version) > (p_model, p_version))
    or exists (
      select from public.search_documents d
      where not exists (
        select from public.search_vectors v
        where v.document_id = d.id and v.model = p_model and v.version = p_version and (v.embedded_at is not null or v.attempts >= 8)))
  then
    return 0;
  end if;
  with others as (
    (select v.document_id, v.model, v.version from public.search_vectors v
     where (v.model, v.version) < (p_model, p_version) limit p_limit)
    union all
    (select v.document_id, v.model, v.version from public.search_vectors v
     where (v.model, v.version) > (p_model, p_version) limit p_limit)
    limit p_limit)
  delete from public.search_vectors v using others o where (v.document_id, v.model, v.version) = (o.document_id, o.model, o.version);
  get diagnostics v_gone = row_count;
  -- One that was embedded by this model before another's turn.
  update public.search_documents d set embedded_as = v_label
  where d.id in (select x.id from public.search_documents x where x.embedded_as <> v_label limit p_limit);
  return v_gone;
end $$;

revoke all on function public.fn_drop_other_search_vectors(text, text, integer) from public;
grant execute on function public.fn_drop_other_search_vectors(text, text, integer) to service_role;
