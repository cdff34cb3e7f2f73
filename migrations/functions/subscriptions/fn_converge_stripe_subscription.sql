-- Makes our rows equal to a subscription as Stripe has it now. `p_items`: [{price, product, period_start, period_end}];
-- the plan's item is the one whose price we know, else whose product. Whose it is, the customer alone decides: metadata
-- can be written by hand. `p_next_price`: what a schedule puts in place at p_next_at. Returns 'converged', or 'unknown_customer' with nothing changed.
create or replace function public.fn_converge_stripe_subscription(
  p_subscription text, p_customer text, p_metadata_user text, p_status text, p_items jsonb,
  p_cancel_at timestamptz, p_cancel_at_period_end boolean, p_canceled_at timestamptz, p_ended_at timestamptz,
  p_trial_end timestamptz default null, p_schedule text default null, p_next_price text default null,
  p_next_at timestamptz default null
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.customer_user(p_customer);
  v_item record;
  v_next public.subscription_plan_prices;
begin
  if v_user is null then
    return 'unknown_customer';
  end if;
  if p_metadata_user <> v_user::text then
    perform app.alert('stripe_metadata_mismatch', p_subscription, jsonb_build_object('customer', p_customer, 'userId', v_user));
  end if;

  select coalesce(price.plan_id, plan.id) as plan_id, price.id as price_id, item.period_start, item.period_end into v_item
  from jsonb_to_recordset(p_items) as item(price text, product text, period_start timestamptz, period_end timestamptz)
  left join public.subscription_plan_prices price on price.stripe_price_id = item.price
  left join public.subscription_plans plan on plan.stripe_product_id = item.product
  where price.id is not null or plan.id is not null
  order by price.id is null
  limit 1;
  if v_item.plan_id is null then
    -- Somebody pays for something that we cannot name. The event stays failed, so that it is done once the price is known.
    perform app.refuse(404, 'price_not_found', jsonb_build_object('subscription', p_subscription, 'items', p_items));
  end if;

  select * into v_next from public.subscription_plan_prices price
  where price.stripe_price_id = p_next_price and price.id is distinct from v_item.price_id;
  if v_next.id is null and p_next_price is not null and not exists (
    select from public.subscription_plan_prices price where price.stripe_price_id = p_next_price) then
    perform app.alert('unknown_next_price', p_subscription, jsonb_build_object('price', p_next_price));
  else
    perform app.resolve_alert('unknown_next_price', p_subscription);
  end if;

  perform public.fn_converge_subscription(
    v_user, v_item.plan_id, v_item.price_id, p_subscription, p_status, v_item.period_start, v_item.period_end,
    p_cancel_at, p_cancel_at_period_end, p_canceled_at, p_ended_at, p_trial_end, p_schedule,
    v_next.plan_id, v_next.id, case when v_next.id is not null then p_next_at end);
  return 'converged';
end $$;

revoke all on function public.fn_converge_stripe_subscription(
  text, text, text, text, jsonb, timestamptz, boolean, timestamptz, timestamptz, timestamptz, text, text, timestamptz) from public;
grant execute on function public.fn_converge_stripe_subscription(
  text, text, text, text, jsonb, timestamptz, boolean, timestamptz, timestamptz, timestamptz, text, text, timestamptz) to service_role;
