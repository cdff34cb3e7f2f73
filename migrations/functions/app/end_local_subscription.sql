-- A local subscription is over: at the moment that was asked for, whenever somebody looks. Consults under way keep their
-- units.
create or replace function app.end_local_subscription(p_subscription public.user_subscriptions) returns public.user_subscriptions
language plpgsql volatile set search_path = '' as $$
declare
  s public.user_subscriptions;
begin
  update public.user_subscriptions x
  set status = 'canceled', ended_at = coalesce(least(x.cancel_at, now()), now()), canceled_at = coalesce(x.canceled_at, now()),
      next_plan_id = null, next_price_id = null, next_plan_at = null, updated_at = now()
  where x.id = p_subscription.id returning * into s;
  perform app.audit('system', 'subscription.ended_locally', 'subscription', s.id);
  perform app.notify('user:' || s.user_id, 'subscription');
  return s;
end $$;

revoke all on function app.end_local_subscription(public.user_subscriptions) from public;
