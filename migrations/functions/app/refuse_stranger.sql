-- Somebody who may see the consult is told that it is not theirs; to anybody else it does not exist.
create or replace function app.refuse_stranger(p_session public.chat_sessions) returns void
language plpgsql stable set search_path = '' as $$
begin
  if p_session.id is not null and (app.is_admin() or (p_session.status = 'waiting' and app.is_vet())) then
    perform app.refuse(403, 'not_a_participant');
  end if;
  perform app.refuse(404, 'session_not_found');
end $$;

revoke all on function app.refuse_stranger(public.chat_sessions) from public;
