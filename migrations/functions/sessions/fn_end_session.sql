-- Ends a consult: by its owner, its vet, an admin or the service. Care was given: completed, and the unit is charged,
-- whoever ends it. None was: canceled, and the unit goes back. Ending again gives the ended consult.
create or replace function public.fn_end_session(p_session uuid, p_reason text default null) returns public.chat_sessions
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  v_role text;
begin
  select * into s from public.chat_sessions where id = p_session for no key update;
  v_role := app.case_role(s);
  if s.id is null or v_role is null then
    perform app.refuse_stranger(s);
  end if;
  if s.status not in ('pending_payment', 'waiting', 'active') then
    return s;
  end if;
  return app.close_session(
    s, case v_role when 'service' then 'system' else v_role end, left(coalesce(nullif(btrim(p_reason), ''), 'ended'), 200), 'canceled');
end $$;

revoke all on function public.fn_end_session(uuid, text) from public;
grant execute on function public.fn_end_session(uuid, text) to authenticated, service_role;
