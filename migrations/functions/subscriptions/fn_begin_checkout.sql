-- The checkout that a person is to pay on: the open one again, when it is for the same price, else a new one in state
-- 'creating'. Its id makes the idempotency key at Stripe, so that a double click gives one page. A trial is for a person's
-- first subscription.
create or replace function public.fn_begin_checkout(p_plan_code text, p_currency text, p_interval text, p_price uuid)
returns public.subscription_checkouts
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  v_plan uuid;
  v_price public.subscription_plan_prices;
  v_trial integer;
  k public.subscription_checkouts;
begin
  select p.id into v_plan from public.subscription_plans p where p.code = p_plan_code and p.active;
  if not found then
    perform app.refuse(404, 'plan_not_found');
  end if;
  v_price := app.choose_price(v_user, v_plan, p_currency, p_interval, p_price);
  if v_price.id is null then
    perform app.refuse(404, 'price_not_found');
  end if;
  perform app.lock_user(v_user);
  perform app.require_no_subscription(v_user);
  select p.trial_days into v_trial from public.subscription_plans p
  where p.id = v_plan and not exists (
    select from public.user_subscriptions s
    where s.user_id = v_user and s.stripe_subscription_id is not null and s.status not in ('incomplete', 'incomplete_expired'));

  select * into k from public.subscription_checkouts x
  where x.user_id = v_user and x.plan_id = v_plan and x.status in ('creating', 'open') for update;
  if k.price_id = v_price.id and k.trial_days = coalesce(v_trial, 0) and k.expires_at > now() then
    return k;
  end if;
  update public.subscription_checkouts set status = 'expired' where id = k.id;
  insert into public.subscription_checkouts (user_id, plan_id, price_id, trial_days, expires_at)
  values (v_user, v_plan, v_price.id, coalesce(v_trial, 0), now() + app.setting_seconds('checkout_open_seconds')) returning * into k;
  return k;
end $$;

revoke all on function public.fn_begin_checkout(text, text, text, uuid) from public;
grant execute on function public.fn_begin_checkout(text, text, text, uuid) to authenticated;
