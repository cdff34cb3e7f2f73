-- The body of fn_reserve_chat and fn_reserve_video: for support tools and services, on a live consult. The second call
-- for one session and type gives the first one's row.
create or replace function app.reserve_for(p_session uuid, p_type text) returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
  c public.entitlement_consumptions;
  v_role text;
begin
  perform app.lock_user(x.owner_id) from public.chat_sessions x where x.id = p_session;
  select * into s from public.chat_sessions where id = p_session for no key update;
  v_role := app.case_role(s);
  if s.id is null or v_role is null then
    perform app.refuse_stranger(s);
  elsif v_role = 'owner' then
    -- An owner's way to a unit is to start the consult.
    perform app.refuse(403, 'forbidden');
  end if;
  select * into c from public.entitlement_consumptions x
  where x.session_id = s.id and x.type = p_type and x.status in ('reserved', 'committed') order by x.reserved_at desc limit 1;
  if found then
    return c;
  end if;
  if s.status not in ('pending_payment', 'waiting', 'active') then
    perform app.refuse(409, 'session_not_live');
  end if;
  if s.status = 'pending_payment' and s.type <> p_type then
    -- Nothing is added to a consult that has no unit of its own yet.
    perform app.refuse(402, 'payment_required');
  end if;
  c := app.reserve_unit(s.id, s.owner_id, p_type);
  if c.id is null then
    perform app.refuse(402, 'no_units_left');
  end if;
  perform app.audit(v_role, 'consumption.reserved', 'consumption', c.id, jsonb_build_object('sessionId', s.id, 'source', c.source));
  perform app.notify('user:' || s.owner_id, 'subscription');
  if s.status = 'pending_payment' and s.type = p_type then
    perform app.queue_session(s.id, v_role);
  end if;
  return c;
end $$;

revoke all on function app.reserve_for(uuid, text) from public;
