-- Makes our rows equal to a subscription as Stripe has it now. `p_items`: [{price, product, period_start, period_end}];
-- the plan's item is the one whose price we know, else whose product. Whose it is, the customer alone decides: metadata
-- can be written by hand. Returns 'converged', or 'unknown_customer' with nothing changed.
create or replace function public.fn_converge_stripe_subscription(
  p_subscription text, p_customer text, p_metadata_user text, p_status text, p_items jsonb,
  p_cancel_at timestamptz, p_cancel_at_period_end boolean, p_canceled_at timestamptz, p_ended_at timestamptz
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid;
  v_item record;
begin
  select customer.user_id into v_user from public.stripe_customers customer where customer.stripe_customer_id = p_customer;
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

  perform public.fn_converge_subscription(
    v_user, v_item.plan_id, v_item.price_id, p_subscription, p_status, v_item.period_start, v_item.period_end,
    p_cancel_at, p_cancel_at_period_end, p_canceled_at, p_ended_at);
  return 'converged';
end $$;

revoke all on function public.fn_converge_stripe_subscription(
  text, text, text, text, jsonb, timestamptz, boolean, timestamptz, timestamptz) from public;
grant execute on function public.fn_converge_stripe_subscription(
  text, text, text, text, jsonb, timestamptz, boolean, timestamptz, timestamptz) to service_role;
