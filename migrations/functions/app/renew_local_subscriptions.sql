-- Stripe renews its own; a local subscription's next period opens when the last one is over, its day counted from the
-- first start.
create or replace function app.renew_local_subscriptions(p_limit integer) returns void
language plpgsql volatile set search_path = '' as $$
declare
  s public.user_subscriptions;
  n integer;
begin
  for s in
    select * from public.user_subscriptions x
    where x.stub and app.is_live(x.status) and x.current_period_end <= now()
    order by x.user_id limit p_limit for update skip locked
  loop
    n := 1;
    while app.period_end(s.created_at, n) <= now() loop
      n := n + 1;
    end loop;
    update public.user_subscriptions
    set current_period_start = app.period_end(s.created_at, n - 1), current_period_end = app.period_end(s.created_at, n),
        updated_at = now()
    where id = s.id returning * into s;
    perform public.fn_open_period(s.id, s.current_period_start, s.current_period_end);
    perform app.notify('user:' || s.user_id, 'subscription');
  end loop;
end $$;

revoke all on function app.renew_local_subscriptions(integer) from public;
