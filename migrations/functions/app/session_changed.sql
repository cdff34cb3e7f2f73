-- Every change of a consult's state passes here: recorded, and told to the room, to its people's other pages and, where
-- it enters or leaves the queue, to the vets.
create or replace function app.session_changed(
  p_session public.chat_sessions, p_actor_role text, p_action text, p_details jsonb, p_queue boolean
) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_data jsonb := jsonb_build_object('sessionId', p_session.id);
begin
  perform app.audit(p_actor_role, p_action, 'session', p_session.id, p_details || jsonb_build_object('status', p_session.status));
  perform app.notify('session:' || p_session.id, 'session'), app.notify('user:' || p_session.owner_id, 'session', v_data);
  if p_session.vet_id is not null then
    perform app.notify('user:' || p_session.vet_id, 'session', v_data);
  end if;
  if p_queue then
    perform app.notify('queue', 'changed');
  end if;
end $$;

revoke all on function app.session_changed(public.chat_sessions, text, text, jsonb, boolean) from public;
