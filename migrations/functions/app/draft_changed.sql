-- A draft came, failed or was decided: told to the room and to the vet's other pages.
create or replace function app.draft_changed(p_session public.chat_sessions) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform app.notify('session:' || p_session.id, 'session');
  if p_session.vet_id is not null then
    perform app.notify('user:' || p_session.vet_id, 'session', jsonb_build_object('sessionId', p_session.id));
  end if;
end $$;

revoke all on function app.draft_changed(public.chat_sessions) from public;
