-- Whether a dispute in this state freezes what was paid for: all but those that ended well for us, also a state that is
-- not known yet.
create or replace function app.freezes(p_status text) returns boolean
language sql immutable as $$
  select p_status not in ('won', 'warning_closed', 'prevented');
$$;

revoke all on function app.freezes(text) from public;
grant execute on function app.freezes(text) to authenticated, service_role;
