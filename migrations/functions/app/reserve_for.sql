-- The body of fn_reserve_chat and fn_reserve_video: for support tools and services, on a live consult; an owner's way to
-- a unit is to start it. The second call for one session and type gives the first one's row.
create or replace function app.reserve_for(p_session uuid, p_type text) returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  v_role text := app.lock_payable(p_session, 'owner');
  s public.chat_sessions;
  c public.entitlement_consumptions;
begin
  select * into s from public.chat_sessions where id = p_session;
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
  perform app.record_reserved(s, c, v_role);
  return c;
end $$;

revoke all on function app.reserve_for(uuid, text) from public;
