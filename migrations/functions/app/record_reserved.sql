-- A consult was given a unit by somebody: that is on record, its owner's pages hear of it, and a consult that waited for
-- it joins the queue.
create or replace function app.record_reserved(
  p_session public.chat_sessions, p_consumption public.entitlement_consumptions, p_role text
) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform app.audit(p_role, 'consumption.reserved', 'consumption', p_consumption.id,
    jsonb_build_object('sessionId', p_session.id, 'source', p_consumption.source));
  perform app.notify('user:' || p_session.owner_id, 'subscription');
  if p_session.status = 'pending_payment' then
    perform app.queue_session(p_session.id, p_role);
  end if;
end $$;

revoke all on function app.record_reserved(public.chat_sessions, public.entitlement_consumptions, text) from public;
