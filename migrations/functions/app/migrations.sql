-- How many versioned migrations this database has had; the login role cannot look itself.
create or replace function app.migrations() returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from app_migrations.versioned;
$$;

revoke all on function app.migrations() from public;
grant execute on function app.migrations() to authenticated, service_role;
