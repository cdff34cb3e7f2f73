-- Closes what nobody came back to: reservations past their lease, consults without any unit that are as old, payments
-- that never came; writes off credits past their date; renews local memberships. One sweeper at a time; whatever is in
-- use is passed over and found by the next one. Returns how many consults were closed.
create or replace function public.fn_sweep_reservations(p_limit integer default 500) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  v_count integer := 0;
begin
  if not pg_try_advisory_xact_lock(724105002) then
    return 0;
  end if;
  for s in
    select x.* from public.chat_sessions x
    where x.id in (
      select c.session_id from public.entitlement_consumptions c where c.status = 'reserved' and c.expires_at <= now()
      union all
      select p.id from public.chat_sessions p
      where p.status = 'pending_payment' and p.created_at <= now() - app.setting_seconds('pending_payment_seconds')
        and p.last_activity_at <= now() - app.setting_seconds('pending_payment_seconds')
      union all
      select l.id from public.chat_sessions l
      where l.status in ('waiting', 'active')
        and l.last_activity_at <= now() - app.setting_seconds('lease_' || l.status || '_seconds')
        and not exists (select from public.entitlement_consumptions c where c.session_id = l.id and c.status = 'reserved'))
    order by x.owner_id, x.id
    limit p_limit
    for no key update skip locked
  loop
    -- Without the person's lock, giving units back to one credit after the other meets who draws from both.
    if app.try_lock_user(s.owner_id) then
      v_count := v_count + app.sweep_session(s)::integer;
    end if;
  end loop;

  with due as (
    select c.id, c.granted - c.reserved - c.consumed - c.reversed - c.expired as units from public.overage_credits c
    where c.expires_at <= now() and c.reserved + c.consumed + c.reversed + c.expired < c.granted
    limit p_limit for update skip locked
  ), written_off as (
    update public.overage_credits c set expired = c.expired + due.units from due where c.id = due.id
  )
  insert into public.overage_credit_ledger (credit_id, kind, units) select due.id, 'expiry', -due.units from due;
  perform app.renew_local_subscriptions(p_limit);
  return v_count;
end $$;

revoke all on function public.fn_sweep_reservations(integer) from public;
grant execute on function public.fn_sweep_reservations(integer) to service_role;
