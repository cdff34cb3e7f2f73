-- A vet who has been approved; one who has not is nobody yet.
create or replace function app.is_vet() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.user_roles r join public.vets v on v.id = r.user_id and v.approved
    where r.user_id = auth.uid() and r.role = 'vet');
$$;

revoke all on function app.is_vet() from public;
grant execute on function app.is_vet() to anon, authenticated, service_role;
