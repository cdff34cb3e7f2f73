-- A message is found by those who are in its consult. Its words are taken apart by the worker, not by who sends it.
create or replace function app.index_message() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  d public.search_documents;
begin
  if tg_op = 'DELETE' then
    delete from public.search_documents x where x.kind = 'message' and x.source_id = old.session_id and x.source_seq = old.seq;
    return null;
  end if;
  d := app.case_document(new.session_id);
  if tg_op = 'INSERT' then
    insert into public.search_documents (kind, source_id, source_seq, part, language, species, owner_id, vet_id, session_id,
      pet_id, body, content_sha256, created_at)
    values ('message', new.session_id, new.seq, 0, d.language, d.species, d.owner_id, d.vet_id, new.session_id, d.pet_id,
      normalize(new.body), encode(sha256(convert_to(E'\n' || normalize(new.body), 'UTF8')), 'hex'), new.created_at);
    perform app.wake_embedder();
  else
    d.kind := 'message';
    d.source_id := new.session_id;
    d.source_seq := new.seq;
    d.body := new.body;
    d.created_at := new.created_at;
    perform app.index_document(d, false, false);
  end if;
  return null;
end $$;

revoke all on function app.index_message() from public;

create or replace trigger index_message after insert or update or delete on public.chat_messages
  for each row execute function app.index_message();
