-- A person has one live subscription; a local one whose end has come is over, though no sweep has passed since. Callers
-- hold the person's lock.
create or replace function app.require_no_subscription(p_user uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform app.end_local_subscription(s) from public.user_subscriptions s
  where s.user_id = p_user and s.stub and app.is_live(s.status) and s.cancel_at <= now();
  if exists (select from public.user_subscriptions s where s.user_id = p_user and app.is_live(s.status)) then
    perform app.refuse(409, 'already_has_active_subscription');
  end if;
end $$;

revoke all on function app.require_no_subscription(uuid) from public;
