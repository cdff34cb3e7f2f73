-- A membership without Stripe, for a machine that has none. Where a price is sold through Stripe it would be a free ride,
-- and is refused whatever the server thinks.
create or replace function public.fn_start_local_subscription(p_plan_code text) returns public.user_subscriptions
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  v_plan uuid;
  s public.user_subscriptions;
begin
  select p.id into v_plan from public.subscription_plans p where p.code = p_plan_code and p.active;
  if not found then
    perform app.refuse(404, 'plan_not_found');
  end if;
  if exists (select from public.subscription_plan_prices p where p.active and p.stripe_price_id is not null) then
    perform app.refuse(403, 'forbidden');
  end if;
  perform app.lock_user(v_user);
  perform app.require_no_subscription(v_user);
  insert into public.user_subscriptions (user_id, plan_id, status, current_period_start, current_period_end, stub)
  values (v_user, v_plan, 'active', now(), app.period_end(now(), 1), true) returning * into s;
  perform public.fn_open_period(s.id, s.current_period_start, s.current_period_end);
  perform app.audit('owner', 'subscription.started_locally', 'subscription', s.id, jsonb_build_object('planId', v_plan));
  perform app.notify('user:' || v_user, 'subscription');
  perform app.resume_pending(v_user);
  return s;
end $$;

revoke all on function public.fn_start_local_subscription(text) from public;
grant execute on function public.fn_start_local_subscription(text) to authenticated;
