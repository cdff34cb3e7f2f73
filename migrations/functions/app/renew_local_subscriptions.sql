-- Stripe renews its own; a local subscription ends when its end was asked for, else its next period opens when the last
-- one is over, its day counted from the first start, with the plan that was chosen for it.
create or replace function app.renew_local_subscriptions(p_limit integer) returns void
language plpgsql volatile set search_path = '' as $$
declare
  s public.user_subscriptions;
  n integer;
begin
  for s in
    select * from public.user_subscriptions x
    where x.stub and app.is_live(x.status) and least(x.current_period_end, x.cancel_at) <= now()
    order by x.user_id limit p_limit for update skip locked
  loop
    if s.cancel_at <= now() then
      perform app.end_local_subscription(s);
      continue;
    end if;
    n := 1;
    while app.period_end(s.created_at, n) <= now() loop
      n := n + 1;
    end loop;
    update public.user_subscriptions
    set current_period_start = app.period_end(s.created_at, n - 1), current_period_end = app.period_end(s.created_at, n),
        plan_id = coalesce(next_plan_id, plan_id), next_plan_id = null, next_price_id = null, next_plan_at = null,
        updated_at = now()
    where id = s.id returning * into s;
    perform public.fn_open_period(s.id, s.current_period_start, s.current_period_end);
    perform app.notify('user:' || s.user_id, 'subscription');
  end loop;
end $$;

revoke all on function app.renew_local_subscriptions(integer) from public;
