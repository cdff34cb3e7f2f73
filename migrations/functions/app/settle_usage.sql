-- Makes the frozen flags of a subscription's periods equal to what disputes say.
create or replace function app.settle_usage(p_subscription uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.subscription_usage u set frozen = not u.frozen
  where u.subscription_id = p_subscription and u.frozen <> app.usage_frozen(u);
end $$;

revoke all on function app.settle_usage(uuid) from public;
