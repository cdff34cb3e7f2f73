-- 'upgrade': dearer by the month, or as dear with more units in it. Where a price is missing, the units decide.
create or replace function app.plan_direction(
  p_from uuid, p_from_price public.subscription_plan_prices, p_to uuid, p_to_price public.subscription_plan_prices
) returns text
language sql stable set search_path = '' as $$
  select case when (coalesce(monthly.difference, 0), u.included_chats + u.included_videos) > (0, f.included_chats + f.included_videos)
    then 'upgrade' else 'downgrade' end
  from public.subscription_plans f, public.subscription_plans u,
    lateral (
      select p_to_price.amount * (case p_to_price.interval when 'year' then 1 else 12 end)
        - p_from_price.amount * (case p_from_price.interval when 'year' then 1 else 12 end) as difference) monthly
  where f.id = p_from and u.id = p_to;
$$;

revoke all on function app.plan_direction(uuid, public.subscription_plan_prices, uuid, public.subscription_plan_prices) from public;
