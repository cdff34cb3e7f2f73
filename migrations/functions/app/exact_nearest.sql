-- The 200 nearest of the documents given, compared one by one. A definer as app.exact_hits is, for the same reasons.
create or replace function app.exact_nearest(p_vector public.halfvec, p_model text, p_version text, p_ids bigint[])
returns table (document_id bigint, similarity double precision)
language plpgsql stable rows 200 security definer set search_path = '' as $$
declare
  v_user uuid := auth.uid();
  v_all boolean := app.is_admin() or app.is_service();
  v_patients uuid[] := array(select app.patients());
begin
  return query
  select v.document_id, 1 - (v.vector operator(public.<=>) p_vector)
  from public.search_documents d join public.search_vectors v on v.document_id = d.id
  where d.id = any(p_ids) and (v_all or app.reads_record(d, v_user, v_patients))
    and v.model = p_model and v.version = p_version and v.vector is not null
  order by 2 desc, 1 limit 200;
end $$;

revoke all on function app.exact_nearest(public.halfvec, text, text, bigint[]) from public;
grant execute on function app.exact_nearest(public.halfvec, text, text, bigint[]) to authenticated, service_role;
