create or replace function app.setting_seconds(key text) returns interval
language sql stable security definer set search_path = '' as $$
  select make_interval(secs => (s.value #>> '{}')::double precision) from public.settings s where s.key = $1;
$$;

revoke all on function app.setting_seconds(text) from public;
