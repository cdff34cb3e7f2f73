-- Roles, extensions and the helpers that a Supabase database already has; made only where they are missing.
create extension if not exists pgcrypto;
create extension if not exists vector;

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
end $$;

-- Nothing is executable by default: each function file grants what it means to.
alter default privileges revoke execute on functions from public;

create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;

-- As Supabase's own: without SET, so that the planner inlines them; everything in them is found in pg_catalog.
do $$
begin
  if to_regprocedure('auth.jwt()') is null then
    create function auth.jwt() returns jsonb language sql stable as
      $f$ select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $f$;
    grant execute on function auth.jwt() to anon, authenticated, service_role;
  end if;
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid() returns uuid language sql stable as
      $f$ select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid $f$;
    grant execute on function auth.uid() to anon, authenticated, service_role;
  end if;
end $$;

-- Helpers that are not part of the interface live here.
create schema app;
grant usage on schema app to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;
