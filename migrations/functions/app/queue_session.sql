-- A consult that was waiting for its payment has a unit now: it joins the queue.
create or replace function app.queue_session(p_session uuid, p_actor_role text) returns public.chat_sessions
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
begin
  update public.chat_sessions set status = 'waiting', queued_at = now(), last_activity_at = now(), updated_at = now()
  where id = p_session and status = 'pending_payment' returning * into s;
  perform app.session_changed(s, p_actor_role, 'session.queued', '{}', true);
  perform app.enqueue('session-started', jsonb_build_object('sessionId', s.id), 'session-started:' || s.id);
  return s;
end $$;

revoke all on function app.queue_session(uuid, text) from public;
