-- The documents and passages nearest to the query's vector, of one model: 200 of them, nearest first. Few rows are compared
-- one by one; else the index goes on until it has so many that the caller may read and that pass the filters.
create or replace function app.semantic_branch(
  p_articles boolean, p_vector public.halfvec, p_model text, p_version text, p_ids bigint[], p_species text, p_language text,
  p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, similarity double precision)
language plpgsql stable rows 200 set search_path = '' set plan_cache_mode = force_custom_plan as $$
-- Planned with its values known: an index of meaning is of one model, and a plan for any model could not use it.
begin
  if p_vector is null then
    return;
  elsif p_ids is not null then
    return query select * from app.exact_nearest(p_vector, p_model, p_version, p_ids);
  elsif p_articles then
    return query
      select v.document_id, 1 - (v.vector operator(public.<=>) p_vector)
      from public.search_vectors v join public.search_documents d on d.id = v.document_id
      where v.kind = 'article' and v.model = p_model and v.version = p_version and v.vector is not null
        and (p_species is null or d.species = '{}' or p_species = any(d.species))
        and (p_language is null or d.language = p_language)
        and (p_from is null or d.created_at >= p_from) and (p_to is null or d.created_at < p_to)
      order by v.vector operator(public.<=>) p_vector limit 200;
  else
    return query
      select v.document_id, 1 - (v.vector operator(public.<=>) p_vector)
      from public.search_vectors v join public.search_documents d on d.id = v.document_id
      where v.kind <> 'article' and v.model = p_model and v.version = p_version and v.vector is not null
        and (p_species is null or p_species = any(d.species)) and (p_language is null or d.language = p_language)
        and (p_from is null or d.created_at >= p_from) and (p_to is null or d.created_at < p_to)
      order by v.vector operator(public.<=>) p_vector limit 200;
  end if;
end $$;

revoke all on function
  app.semantic_branch(boolean, public.halfvec, text, text, bigint[], text, text, timestamptz, timestamptz) from public;
grant execute on function
  app.semantic_branch(boolean, public.halfvec, text, text, bigint[], text, text, timestamptz, timestamptz)
  to anon, authenticated, service_role;
