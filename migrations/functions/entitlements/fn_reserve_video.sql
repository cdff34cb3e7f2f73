-- Reserves one video unit for a consult, atomically and once: the plan's units, then credits, the earliest expiry first.
create or replace function public.fn_reserve_video(p_session uuid) returns public.entitlement_consumptions
language sql volatile security definer set search_path = '' as $$
  select app.reserve_for(p_session, 'video');
$$;

revoke all on function public.fn_reserve_video(uuid) from public;
grant execute on function public.fn_reserve_video(uuid) to authenticated, service_role;
