-- Of these documents, the notes and messages that the caller may read: what is handed in may have been made up.
create or replace function app.readable_of(p_ids bigint[]) returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
begin
  if app.is_admin() or app.is_service() then
    return p_ids;
  end if;
  return array(select unnest(p_ids) intersect select unnest(app.my_records(null, null, null, null, null)));
end $$;

revoke all on function app.readable_of(bigint[]) from public;
grant execute on function app.readable_of(bigint[]) to authenticated, service_role;
