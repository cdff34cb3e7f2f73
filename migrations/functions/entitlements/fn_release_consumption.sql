-- Gives a reserved unit back to the bucket that it came from; final. For the server, the vet on the case, an admin: an
-- owner releases only by leaving before care began (fn_end_session).
create or replace function public.fn_release_consumption(p_consumption uuid, p_reason text default 'released')
returns public.entitlement_consumptions
language sql volatile security definer set search_path = '' as $$
  select app.finish_as_caller(p_consumption, 'released', left(coalesce(p_reason, 'released'), 200));
$$;

revoke all on function public.fn_release_consumption(uuid, text) from public;
grant execute on function public.fn_release_consumption(uuid, text) to authenticated, service_role;
