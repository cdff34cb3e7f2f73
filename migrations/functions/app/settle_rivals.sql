-- One live subscription gives units. A second one is stored, shown and reported, and a job ends it at Stripe and pays it
-- back; when the first one ends before that, it takes over.
create or replace function app.settle_rivals(p_subscription public.user_subscriptions) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_heir public.user_subscriptions;
begin
  if p_subscription.superseded then
    perform app.alert('second_live_subscription', p_subscription.stripe_subscription_id,
      jsonb_build_object('userId', p_subscription.user_id, 'subscriptionId', p_subscription.id));
    perform app.enqueue('resolve-second-subscription', jsonb_build_object('stripeSubscription', p_subscription.stripe_subscription_id),
      'resolve-second-subscription:' || p_subscription.stripe_subscription_id);
    return;
  end if;
  perform app.resolve_alert('second_live_subscription', p_subscription.stripe_subscription_id);
  if app.is_live(p_subscription.status) then
    return;
  end if;
  update public.user_subscriptions set superseded = false, updated_at = now()
  where id = (
    select x.id from public.user_subscriptions x
    where x.user_id = p_subscription.user_id and x.superseded and app.is_live(x.status) order by x.created_at, x.id limit 1)
    and not exists (
      select from public.user_subscriptions y
      where y.user_id = p_subscription.user_id and app.is_live(y.status) and not y.superseded)
  returning * into v_heir;
  if v_heir.id is not null then
    perform app.audit('system', 'subscription.took_over', 'subscription', v_heir.id,
      jsonb_build_object('from', p_subscription.id));
    perform app.settle_rivals(v_heir);
  end if;
end $$;

revoke all on function app.settle_rivals(public.user_subscriptions) from public;
