-- The body of commit and release: who may, then the change, then its record. A stranger is told that there is nothing;
-- an owner can only leave the consult; a vet can charge only for care that was given.
create or replace function app.finish_as_caller(p_consumption uuid, p_status text, p_reason text)
returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
  c public.entitlement_consumptions;
  v_role text;
  v_before text;
begin
  select x.* into s from public.chat_sessions x
  where x.id = (select k.session_id from public.entitlement_consumptions k where k.id = p_consumption) for no key update;
  v_role := app.case_role(s);
  if s.id is null or v_role is null then
    perform app.refuse(404, 'consumption_not_found');
  elsif v_role = 'owner' then
    perform app.refuse(403, 'forbidden');
  end if;
  select k.status into v_before from public.entitlement_consumptions k where k.id = p_consumption;
  if v_role = 'vet' and p_status = 'committed' and v_before = 'reserved' and not app.care_given(s) then
    perform app.refuse(403, 'forbidden', '{"missing": "care"}');
  end if;
  c := app.finish_consumption(p_consumption, p_status, p_reason);
  if v_before = 'reserved' then
    perform app.audit(v_role, 'consumption.' || p_status, 'consumption', c.id,
      jsonb_build_object('sessionId', s.id, 'source', c.source));
    perform app.notify('session:' || s.id, 'session');
  end if;
  return c;
end $$;

revoke all on function app.finish_as_caller(uuid, text, text) from public;
