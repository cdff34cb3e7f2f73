-- Brings what is found of one source up to date: whole, and by passages where p_passages. A part whose text is the same
-- keeps its row, and so its vector; the others are written anew, without one. p_tsv: found by its words at once, not only
-- when the worker has come by.
create or replace function app.index_document(p_source public.search_documents, p_passages boolean, p_tsv boolean) returns void
language plpgsql volatile set search_path = '' as $$
declare
  d public.search_documents := p_source;
  v_bodies text[];
  v_shas text[];
begin
  d.title := normalize(d.title);
  d.body := normalize(d.body);
  -- The whole is number 1 of the array and part 0.
  v_bodies := array[app.unmarked(d.body)] || case when p_passages then array(select app.passages(d.body)) end;
  v_shas := array(
    select encode(sha256(convert_to(d.title || E'\n' || b.body, 'UTF8')), 'hex') from unnest(v_bodies) with ordinality b(body, n)
    order by b.n);

  delete from public.search_documents x
  where x.kind = d.kind and x.source_id = d.source_id and x.source_seq = d.source_seq
    and x.content_sha256 is distinct from v_shas[x.part + 1];
  update public.search_documents x
  set species = d.species, topics = d.topics, language = d.language, created_at = d.created_at
  where x.kind = d.kind and x.source_id = d.source_id and x.source_seq = d.source_seq
    and (x.species, x.topics, x.language, x.created_at) is distinct from (d.species, d.topics, d.language, d.created_at);
  insert into public.search_documents (kind, source_id, source_seq, part, language, species, topics, owner_id, vet_id,
    session_id, pet_id, title, body, tsv, words, content_sha256, created_at)
  select d.kind, d.source_id, d.source_seq, b.n - 1, d.language, d.species, d.topics, d.owner_id, d.vet_id,
    d.session_id, d.pet_id, d.title, b.body, t.tsv, coalesce(length(t.tsv), 0), v_shas[b.n], d.created_at
  from unnest(v_bodies) with ordinality b(body, n)
  cross join lateral (select case when p_tsv and b.n = 1 then app.document_tsv(d.title, b.body, '{}') end as tsv) t
  on conflict (kind, source_id, source_seq, part) do nothing;
  perform app.wake_embedder();
end $$;

revoke all on function app.index_document(public.search_documents, boolean, boolean) from public;
