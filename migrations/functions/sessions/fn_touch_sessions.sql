-- Somebody is connected to these consults: their leases run anew. One that is being changed this moment is alive anyway
-- and is passed over. Returns how many were touched.
create or replace function public.fn_touch_sessions(p_sessions uuid[]) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ids uuid[];
begin
  v_ids := array(
    select s.id from public.chat_sessions s
    where s.id = any(p_sessions) and s.status in ('pending_payment', 'waiting', 'active')
    order by s.id for no key update skip locked);
  update public.chat_sessions set last_activity_at = now() where id = any(v_ids);
  update public.entitlement_consumptions c
  set expires_at = greatest(c.expires_at, now() + app.setting_seconds(
    case s.status when 'active' then 'lease_active_seconds' else 'lease_waiting_seconds' end))
  from public.chat_sessions s
  where s.id = any(v_ids) and c.session_id = s.id and c.status = 'reserved';
  return cardinality(v_ids);
end $$;

revoke all on function public.fn_touch_sessions(uuid[]) from public;
grant execute on function public.fn_touch_sessions(uuid[]) to service_role;
