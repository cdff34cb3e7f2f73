-- Makes documents of up to p_limit new messages, of those that nobody else is making. The session is locked while they are
-- made, so that they say who may read it as it is: who takes the case at this moment comes before or after, never between.
-- One that is locked already is left for the next time; nothing waits here.
create or replace function app.index_pending(p_limit integer) returns void
language plpgsql volatile set search_path = '' as $$
begin
  with taken as (
    select p.seq, s.id, s.language, s.owner_id, s.vet_id, s.pet_id
    from public.search_pending p join public.chat_sessions s on s.id = p.session_id
    limit p_limit for update of p skip locked for share of s skip locked
  ), gone as (
    delete from public.search_pending p using taken t where p.session_id = t.id and p.seq = t.seq)
  insert into public.search_documents (kind, source_id, source_seq, part, language, species, owner_id, vet_id, session_id, pet_id,
    body, content_sha256, created_at)
  select 'message', t.id, t.seq, 0, t.language, case when p.id is null then '{}' else array[p.species] end, t.owner_id, t.vet_id,
    t.id, t.pet_id, normalize(m.body), encode(sha256(convert_to(E'\n' || normalize(m.body), 'UTF8')), 'hex'), m.created_at
  from taken t
  join public.chat_messages m on m.session_id = t.id and m.seq = t.seq
  left join public.pets p on p.id = t.pet_id
  order by m.created_at, m.session_id, m.seq
  on conflict (kind, source_id, source_seq, part) do nothing;
end $$;

revoke all on function app.index_pending(integer) from public;
