-- True where the transaction was opened as the service. The setting tells it inside definer functions too, where
-- current_user is their owner. Without SET, so that the planner inlines it.
create or replace function app.is_service() returns boolean
language sql stable as $$
  select current_setting('role', true) = 'service_role';
$$;

revoke all on function app.is_service() from public;
