-- How many consults the vets see before this one: the more urgent, and of the same urgency the longer waiting. Null when
-- it does not wait, or is nothing to the caller.
create or replace function public.fn_queue_ahead(p_session uuid) returns integer
language plpgsql stable security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  v_order text[] := '{emergency,urgent,routine}';
begin
  select * into s from public.chat_sessions where id = p_session and status = 'waiting';
  if s.id is null or (app.case_role(s) is null and not app.is_vet()) then
    return null;
  end if;
  return (
    select count(*) from public.chat_sessions x
    where x.status = 'waiting' and (array_position(v_order, x.urgency), x.queued_at, x.id)
      < (array_position(v_order, s.urgency), s.queued_at, s.id));
end $$;

revoke all on function public.fn_queue_ahead(uuid) from public;
grant execute on function public.fn_queue_ahead(uuid) to authenticated, service_role;
