-- Charges a reserved unit to the bucket that it came from; final. For the server, the vet on the case, an admin.
create or replace function public.fn_commit_consumption(p_consumption uuid) returns public.entitlement_consumptions
language sql volatile security definer set search_path = '' as $$
  select app.finish_as_caller(p_consumption, 'committed', 'committed');
$$;

revoke all on function public.fn_commit_consumption(uuid) from public;
grant execute on function public.fn_commit_consumption(uuid) to authenticated, service_role;
