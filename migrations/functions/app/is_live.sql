-- Subscription statuses that give units. Without SET or DEFINER, so that the planner inlines it.
create or replace function app.is_live(p_status text) returns boolean
language sql immutable as $$
  select p_status in ('active', 'trialing', 'past_due');
$$;

revoke all on function app.is_live(text) from public;
grant execute on function app.is_live(text) to authenticated, service_role;
