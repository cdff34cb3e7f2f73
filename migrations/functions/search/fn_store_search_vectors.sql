-- Stores what was made of claimed documents, and the concepts found in them; how many. A document that has another text by
-- now, or is gone, is left out: its new rows are claimed next. p_concepts holds one array of ids for each document.
create or replace function public.fn_store_search_vectors(
  p_model text, p_version text, p_ids bigint[], p_shas text[], p_vectors public.halfvec[], p_concepts jsonb
) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_label text := p_model || ' ' || p_version;
  v_stored integer;
begin
  -- Rows are locked in one order, so that two batches that share some wait and never deadlock.
  perform from public.search_documents d where d.id = any(p_ids) order by d.id for update;
  with made as materialized (
    -- Once: where it stands for an expression, a document's lexemes are made for each time that it is named.
    select d.id, c.concepts, app.document_tsv(d.title, d.body, c.concepts) as tsv
    from unnest(p_ids, p_shas) with ordinality x(id, sha, n)
    join public.search_documents d on d.id = x.id and d.content_sha256 = x.sha
    cross join lateral (
      select coalesce(array_agg(e.concept), '{}') as concepts
      from jsonb_array_elements_text(p_concepts -> (x.n::integer - 1)) e(concept)) c
  )
  update public.search_documents d
  set concepts = m.concepts, tsv = m.tsv, words = length(m.tsv), embedded_as = v_label
  from made m where d.id = m.id;

  insert into public.search_vectors as v (document_id, model, version, kind, vector, content_sha256, embedded_at)
  select d.id, p_model, p_version, d.kind, x.vector, x.sha, now()
  from unnest(p_ids, p_shas, p_vectors) x(id, sha, vector)
  join public.search_documents d on d.id = x.id and d.content_sha256 = x.sha
  on conflict on constraint search_vectors_pkey do update
  set vector = excluded.vector, content_sha256 = excluded.content_sha256, embedded_at = excluded.embedded_at,
      claimed_until = null, last_error = null;
  get diagnostics v_stored = row_count;
  return v_stored;
end $$;

revoke all on function public.fn_store_search_vectors(text, text, bigint[], text[], public.halfvec[], jsonb) from public;
grant execute on function public.fn_store_search_vectors(text, text, bigint[], text[], public.halfvec[], jsonb) to service_role;
