-- What a change of the signed-in person's plan would be: to which price, whether it is an upgrade (dearer by the month,
-- or as dear with more in it) and so takes effect now, or a downgrade and so at the period's end; unless asked otherwise.
-- A change is never to what there is, or what is planned already.
create or replace function public.fn_plan_change(p_plan_code text, p_interval text, p_when text) returns table (
  subscription_id uuid, stripe_subscription_id text, stripe_customer_id text, stripe_schedule_id text, stripe_price_id text,
  price_id uuid, plan_id uuid, direction text, takes_effect text, current_period_end timestamptz, stub boolean
)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  s public.user_subscriptions := app.live_subscription();
  v_from public.subscription_plan_prices;
  v_to public.subscription_plan_prices;
  v_plan public.subscription_plans;
  v_direction text;
  v_when text;
begin
  if p_interval not in ('month', 'year') or p_when not in ('now', 'period_end') then
    perform app.refuse(400, 'input_invalid');
  end if;
  select * into v_plan from public.subscription_plans p where p.code = p_plan_code and p.active;
  if not found then
    perform app.refuse(404, 'plan_not_found');
  end if;
  select * into v_from from public.subscription_plan_prices r where r.id = s.price_id;
  if v_from.id is null then
    v_from := app.choose_price(s.user_id, s.plan_id, null, null, null);
  end if;
  v_to := app.choose_price(s.user_id, v_plan.id, v_from.currency, coalesce(p_interval, v_from.interval), null);
  if not s.stub and v_to.stripe_price_id is null then
    perform app.refuse(404, 'price_not_found');
  end if;
  if v_plan.id = s.plan_id and (s.stub or v_to.interval = v_from.interval) then
    perform app.refuse(409, 'same_plan');
  end if;
  v_direction := app.plan_direction(s.plan_id, v_from, v_plan.id, v_to);
  v_when := coalesce(p_when, case v_direction when 'upgrade' then 'now' else 'period_end' end);
  if v_when = 'period_end' and s.next_plan_id = v_plan.id and (s.stub or s.next_price_id = v_to.id) then
    perform app.refuse(409, 'same_plan');
  end if;
  return query
    select s.id, s.stripe_subscription_id, (select c.stripe_customer_id from public.stripe_customers c where c.user_id = s.user_id),
      s.stripe_schedule_id, v_to.stripe_price_id, v_to.id, v_plan.id, v_direction, v_when, s.current_period_end, s.stub;
end $$;

revoke all on function public.fn_plan_change(text, text, text) from public;
grant execute on function public.fn_plan_change(text, text, text) to authenticated;
