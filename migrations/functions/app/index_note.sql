-- A vet's note is found by the vets who may read it; a long one also by its paragraphs.
create or replace function app.index_note() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  d public.search_documents;
begin
  if tg_op = 'DELETE' then
    delete from public.search_documents x where x.kind = 'note' and x.source_id = old.id;
    return null;
  end if;
  d := app.case_document(new.session_id);
  d.kind := 'note';
  d.source_id := new.id;
  d.source_seq := 0;
  d.body := new.body;
  d.created_at := new.created_at;
  perform app.index_document(d, length(new.body) > 400, true);
  return null;
end $$;

revoke all on function app.index_note() from public;

create or replace trigger index_note after insert or update or delete on public.session_notes
  for each row execute function app.index_note();
