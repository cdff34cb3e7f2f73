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
  update public.search_documents d
  set concepts = t.concepts, tsv = t.tsv, words = length(t.tsv), embedded_as = v_label
  from unnest(p_ids, p_shas) with ordinality x(id, sha, n)
  cross join lateral (
    select array(select jsonb_array_elements_text(coalesce(p_concepts -> (x.n::integer - 1), '[]'))) as concepts) c
  join public.search_documents old on old.id = x.id and old.content_sha256 = x.sha
  cross join lateral (select c.concepts, app.document_tsv(old.title, old.body, c.concepts) as tsv) t
  where d.id = x.id;

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
