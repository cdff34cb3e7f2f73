-- Who may find what was said follows the consult: to the vet who takes it, from the one who gives it back, with its animal.
create or replace function app.index_session() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  c public.search_documents := app.case_document(new.id);
begin
  update public.search_documents d
  set owner_id = c.owner_id, vet_id = c.vet_id, pet_id = c.pet_id, species = c.species, language = c.language
  where d.kind = 'message' and d.source_id = new.id;
  update public.search_documents d
  set owner_id = c.owner_id, vet_id = c.vet_id, pet_id = c.pet_id, species = c.species, language = c.language
  from public.session_notes n
  where n.session_id = new.id and d.kind = 'note' and d.source_id = n.id;
  -- What of it was passed over while this change held the session.
  perform app.wake_embedder();
  return null;
end $$;

revoke all on function app.index_session() from public;

create or replace trigger index_session after update of owner_id, vet_id, pet_id, language on public.chat_sessions
  for each row when ((old.owner_id, old.vet_id, old.pet_id, old.language)
    is distinct from (new.owner_id, new.vet_id, new.pet_id, new.language))
  execute function app.index_session();
