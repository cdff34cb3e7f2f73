create or replace function app.is_admin() returns boolean
language sql stable security definer set search_path = '' as $$
  select app.has_role('admin');
$$;

revoke all on function app.is_admin() from public;
grant execute on function app.is_admin() to anon, authenticated, service_role;
