-- What the sweeper does with one consult whose time may be up; true when it was closed. Callers hold its lock.
create or replace function app.sweep_session(s public.chat_sessions) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_until timestamptz := s.last_activity_at + app.setting_seconds(case s.status
    when 'active' then 'lease_active_seconds' when 'waiting' then 'lease_waiting_seconds' else 'pending_payment_seconds' end);
  v_id uuid;
begin
  if s.status not in ('pending_payment', 'waiting', 'active') then
    -- It ended, and something kept its unit: give it back.
    for v_id in select c.id from public.entitlement_consumptions c where c.session_id = s.id and c.status = 'reserved' loop
      perform app.finish_consumption(v_id, 'expired', 'inactive');
    end loop;
    return false;
  end if;
  if v_until > now() then
    -- People were there since: the lease follows them.
    update public.entitlement_consumptions set expires_at = v_until where session_id = s.id and status = 'reserved';
    return false;
  end if;
  perform app.close_session(s, 'system', 'inactive', case s.status when 'active' then 'canceled' else 'expired' end);
  return true;
end $$;

revoke all on function app.sweep_session(public.chat_sessions) from public;
