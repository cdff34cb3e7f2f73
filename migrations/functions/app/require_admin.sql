create or replace function app.require_admin() returns void
language plpgsql stable set search_path = '' as $$
begin
  perform app.require_user();
  if not app.is_admin() then
    perform app.refuse(403, 'forbidden');
  end if;
end $$;

revoke all on function app.require_admin() from public;
