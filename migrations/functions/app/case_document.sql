-- What everything that is found of a consult has in common: whose it is, and of which animal.
create or replace function app.case_document(p_session uuid) returns public.search_documents
language plpgsql stable set search_path = '' as $$
declare
  d public.search_documents;
begin
  select s.id, s.owner_id, s.vet_id, s.pet_id, s.language, case when p.id is null then '{}' else array[p.species] end, '{}', ''
  into d.session_id, d.owner_id, d.vet_id, d.pet_id, d.language, d.species, d.topics, d.title
  from public.chat_sessions s left join public.pets p on p.id = s.pet_id where s.id = p_session;
  return d;
end $$;

revoke all on function app.case_document(uuid) from public;
