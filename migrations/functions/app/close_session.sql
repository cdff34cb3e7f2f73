-- Ends a live consult: what it reserved is committed on evidence of care, and given back without it. Callers hold the
-- session's lock. `p_unpaid` is the state of one that nobody cared for.
create or replace function app.close_session(p_session public.chat_sessions, p_actor_role text, p_reason text, p_unpaid text)
returns public.chat_sessions
language plpgsql volatile set search_path = '' as $$
declare
  v_care boolean := p_session.status = 'active' and app.care_given(p_session);
  v_id uuid;
  s public.chat_sessions;
begin
  for v_id in
    select c.id from public.entitlement_consumptions c
    where c.session_id = p_session.id and c.status = 'reserved' order by c.type
  loop
    perform app.finish_consumption(
      v_id, case when v_care then 'committed' when p_actor_role = 'system' and p_reason = 'inactive' then 'expired' else 'released' end,
      p_reason);
  end loop;
  update public.chat_sessions
  set status = case when v_care then 'completed' else p_unpaid end, ended_by = p_actor_role, end_reason = p_reason,
      ended_at = now(), updated_at = now()
  where id = p_session.id returning * into s;
  perform app.session_changed(
    s, p_actor_role, 'session.ended', jsonb_build_object('from', p_session.status, 'care', v_care), p_session.status = 'waiting');
  if s.queued_at is not null then
    perform app.enqueue('session-ended', jsonb_build_object('sessionId', s.id), 'session-ended:' || s.id);
  end if;
  if v_care then
    perform app.want_draft(s);
  end if;
  return s;
end $$;

revoke all on function app.close_session(public.chat_sessions, text, text, text) from public;
