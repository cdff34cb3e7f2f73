-- A message is found by those who are in its consult, once the worker has made a document of it (app.index_pending).
create or replace function app.index_message() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    delete from public.search_pending p where p.session_id = old.session_id and p.seq = old.seq;
    delete from public.search_documents x where x.kind = 'message' and x.source_id = old.session_id and x.source_seq = old.seq;
    return null;
  elsif tg_op = 'UPDATE' then
    delete from public.search_documents x where x.kind = 'message' and x.source_id = new.session_id and x.source_seq = new.seq;
  end if;
  insert into public.search_pending (session_id, seq) values (new.session_id, new.seq) on conflict do nothing;
  perform app.wake_embedder();
  return null;
end $$;

revoke all on function app.index_message() from public;

create or replace trigger index_message after insert or delete or update of body on public.chat_messages
  for each row execute function app.index_message();
