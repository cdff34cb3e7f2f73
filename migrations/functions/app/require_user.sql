-- The signed-in person's id.
create or replace function app.require_user() returns uuid
language plpgsql stable set search_path = '' as $$
declare
  v_user uuid := auth.uid();
begin
  if v_user is null then
    perform app.refuse(401, 'unauthenticated');
  end if;
  return v_user;
end $$;

revoke all on function app.require_user() from public;
