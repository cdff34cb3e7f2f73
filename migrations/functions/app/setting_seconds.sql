-- In plpgsql, which keeps the plan: as a SQL function it was planned anew with each call, a tenth of a consult's start.
create or replace function app.setting_seconds(key text) returns interval
language plpgsql stable security definer set search_path = '' as $$
begin
  return make_interval(secs => (select (s.value #>> '{}')::double precision from public.settings s where s.key = $1));
end $$;

revoke all on function app.setting_seconds(text) from public;
