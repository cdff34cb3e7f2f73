-- Up to p_limit documents that have no vector of this model and version yet, leased to the caller for two minutes: longer
-- than a batch takes, and no lock is held while an embedding service is asked. First those that nobody tried, the
-- newest first, then failed ones whose lease is over; after eight attempts none more. Two callers never get the same one.
create or replace function public.fn_claim_search_documents(p_model text, p_version text, p_limit integer)
returns table (document_id bigint, title text, body text, language text, content_sha256 text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_label text := p_model || ' ' || p_version;
  v_ids bigint[];
begin
  perform app.index_pending(1000);
  -- What was just written comes before what waits in thousands. Then two ranges of the same index: what is embedded as
  -- something else is found without looking at what is done.
  v_ids := array(
    select d.id from public.search_documents d
    where d.embedded_as = '' and not app.has_vector(d.id, p_model, p_version)
    order by d.id desc limit p_limit for update skip locked);
  v_ids := v_ids || array(
    select d.id from public.search_documents d
    where d.embedded_as > '' and d.embedded_as < v_label and not app.has_vector(d.id, p_model, p_version)
    order by d.embedded_as, d.id limit p_limit - cardinality(v_ids) for update skip locked);
  v_ids := v_ids || array(
    select d.id from public.search_documents d
    where d.embedded_as > v_label and not app.has_vector(d.id, p_model, p_version)
    order by d.embedded_as, d.id limit p_limit - cardinality(v_ids) for update skip locked);
  v_ids := v_ids || array(
    select d.id from public.search_vectors v join public.search_documents d on d.id = v.document_id
    where v.model = p_model and v.version = p_version and v.vector is null and v.claimed_until < now() and v.attempts < 8
    order by v.attempts, d.id limit p_limit - cardinality(v_ids) for update skip locked);

  -- Whoever claimed some of them since this statement's snapshot keeps them: the conflict sees their lease.
  return query
  with claimed as (
    insert into public.search_vectors as v (document_id, model, version, kind, content_sha256, attempts, claimed_until)
    select d.id, p_model, p_version, d.kind, d.content_sha256, 1, now() + interval '2 minutes'
    from public.search_documents d where d.id = any(v_ids) order by d.id
    on conflict on constraint search_vectors_pkey do update
    set attempts = v.attempts + 1, claimed_until = excluded.claimed_until where v.vector is null and v.claimed_until < now()
    returning v.document_id as id)
  select d.id, d.title, d.body, d.language, d.content_sha256
  from claimed c join public.search_documents d on d.id = c.id order by d.id;
end $$;

revoke all on function public.fn_claim_search_documents(text, text, integer) from public;
grant execute on function public.fn_claim_search_documents(text, text, integer) to service_role;
