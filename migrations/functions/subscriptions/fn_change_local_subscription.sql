-- Cancels, resumes or changes the signed-in person's membership where it is a local one, as Stripe does with its own: an
-- end at the period's end can be taken back, and so can a planned change; a larger plan counts at once.
create or replace function public.fn_change_local_subscription(
  p_action text, p_when text default null, p_plan_code text default null
) returns public.user_subscriptions
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.user_subscriptions := app.live_subscription();
  v_change record;
begin
  if not s.stub then
    perform app.refuse(404, 'no_active_subscription');
  elsif p_action is null or p_action not in ('cancel', 'resume', 'change') or p_when not in ('now', 'period_end') then
    perform app.refuse(400, 'input_invalid');
  end if;
  if p_action = 'cancel' and p_when = 'now' then
    return app.end_local_subscription(s);
  elsif p_action = 'cancel' then
    update public.user_subscriptions x
    set cancel_at = x.current_period_end, cancel_at_period_end = true, canceled_at = coalesce(x.canceled_at, now()), updated_at = now(),
        next_plan_id = null, next_price_id = null, next_plan_at = null
    where x.id = s.id returning * into s;
  elsif p_action = 'resume' then
    if s.cancel_at is null and s.next_plan_id is null then
      perform app.refuse(409, 'nothing_to_resume');
    end if;
    update public.user_subscriptions x
    set cancel_at = null, cancel_at_period_end = false, canceled_at = null, next_plan_id = null, next_price_id = null,
        next_plan_at = null, updated_at = now()
    where x.id = s.id returning * into s;
  else
    select * into v_change from public.fn_plan_change(p_plan_code, null, p_when);
    update public.user_subscriptions x
    set plan_id = case v_change.takes_effect when 'now' then v_change.plan_id else x.plan_id end,
        next_plan_id = case v_change.takes_effect when 'now' then null else v_change.plan_id end,
        next_plan_at = case v_change.takes_effect when 'now' then null else x.current_period_end end, updated_at = now()
    where x.id = s.id returning * into s;
    perform app.apply_plan(u.id, s.plan_id) from public.subscription_usage u
    where u.subscription_id = s.id and u.period_start = s.current_period_start;
    perform app.resume_pending(s.user_id);
  end if;
  perform app.audit('owner', 'subscription.' || p_action || '_locally', 'subscription', s.id,
    jsonb_build_object('planId', s.plan_id, 'nextPlanId', s.next_plan_id, 'cancelAt', s.cancel_at));
  perform app.notify('user:' || s.user_id, 'subscription');
  return s;
end $$;

revoke all on function public.fn_change_local_subscription(text, text, text) from public;
grant execute on function public.fn_change_local_subscription(text, text, text) to authenticated;
