-- Makes our row equal to a subscription as Stripe has it now; saying the same again changes nothing. A live one has its
-- period open and its plan's units in it, and consults that waited for payment go on. Consults under way keep the bucket
-- that they reserved from, whatever becomes of the subscription.
create or replace function public.fn_converge_subscription(
  p_user uuid, p_plan uuid, p_price uuid, p_stripe_subscription text, p_status text, p_period_start timestamptz,
  p_period_end timestamptz, p_cancel_at timestamptz, p_cancel_at_period_end boolean, p_canceled_at timestamptz,
  p_ended_at timestamptz, p_trial_end timestamptz default null, p_schedule text default null, p_next_plan uuid default null,
  p_next_price uuid default null, p_next_at timestamptz default null
) returns public.user_subscriptions
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_live boolean := app.is_live(p_status);
  v_old public.user_subscriptions;
  s public.user_subscriptions;
  u public.subscription_usage;
begin
  perform app.lock_waiting(p_user);
  select * into v_old from public.user_subscriptions x where x.stripe_subscription_id = p_stripe_subscription for update;
  if v_old.user_id <> p_user then
    -- A subscription never changes hands; what its owner has stays as it is.
    perform app.alert('subscription_of_another', p_stripe_subscription, jsonb_build_object('userId', p_user));
    return v_old;
  end if;
  if p_status not in ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused') then
    perform app.alert('unknown_subscription_status', p_stripe_subscription, jsonb_build_object('status', p_status));
  else
    perform app.resolve_alert('unknown_subscription_status', p_stripe_subscription);
  end if;

  insert into public.user_subscriptions as x (user_id, plan_id, price_id, stripe_subscription_id, status,
    current_period_start, current_period_end, cancel_at, cancel_at_period_end, canceled_at, ended_at, trial_end,
    stripe_schedule_id, next_plan_id, next_price_id, next_plan_at, superseded)
  values (p_user, p_plan, p_price, p_stripe_subscription, p_status, p_period_start, p_period_end, p_cancel_at,
    coalesce(p_cancel_at_period_end, false), p_canceled_at, p_ended_at, p_trial_end, p_schedule, p_next_plan, p_next_price, p_next_at,
    v_live and exists (
      select from public.user_subscriptions y
      where y.user_id = p_user and y.stripe_subscription_id is distinct from p_stripe_subscription
        and app.is_live(y.status) and not y.superseded))
  on conflict (stripe_subscription_id) do update set
    plan_id = excluded.plan_id, price_id = excluded.price_id, status = excluded.status,
    current_period_start = excluded.current_period_start, current_period_end = excluded.current_period_end,
    cancel_at = excluded.cancel_at, cancel_at_period_end = excluded.cancel_at_period_end,
    canceled_at = excluded.canceled_at, ended_at = excluded.ended_at, trial_end = excluded.trial_end,
    stripe_schedule_id = excluded.stripe_schedule_id, next_plan_id = excluded.next_plan_id,
    next_price_id = excluded.next_price_id, next_plan_at = excluded.next_plan_at, superseded = excluded.superseded, updated_at = now()
  returning * into s;

  -- One that is over or paused was live before: its period is opened all the same, so that the rows are the same whether
  -- or not anybody looked in time.
  if v_live or p_status in ('canceled', 'unpaid', 'paused') then
    u := public.fn_open_period(s.id, p_period_start, p_period_end);
    perform app.apply_plan(u.id, p_plan);
  end if;
  update public.invoices i set subscription_id = s.id
  where i.stripe_subscription_id = p_stripe_subscription and i.subscription_id is null and i.user_id = p_user;
  perform app.settle_rivals(s);
  if v_live and not s.superseded and exists (
    select from public.subscription_checkouts k where k.user_id = p_user and k.status in ('creating', 'open')) then
    perform app.enqueue('expire-checkouts', jsonb_build_object('userId', p_user), 'expire-checkouts:' || p_user);
  end if;
  v_old.updated_at := s.updated_at;
  if v_old is distinct from s then
    perform app.audit('service', 'subscription.converged', 'subscription', s.id,
      jsonb_build_object('status', s.status, 'planId', s.plan_id, 'superseded', s.superseded));
    perform app.notify('user:' || p_user, 'subscription');
  end if;
  perform app.resume_pending(p_user);
  -- A dispute follows a payment: consults that waited have drawn first, as they would have, though it be known already.
  perform app.settle_usage(s.id);
  return s;
end $$;

revoke all on function public.fn_converge_subscription(
  uuid, uuid, uuid, text, text, timestamptz, timestamptz, timestamptz, boolean, timestamptz, timestamptz,
  timestamptz, text, uuid, uuid, timestamptz) from public;
grant execute on function public.fn_converge_subscription(
  uuid, uuid, uuid, text, text, timestamptz, timestamptz, timestamptz, boolean, timestamptz, timestamptz,
  timestamptz, text, uuid, uuid, timestamptz) to service_role;
