-- What Stripe sells of our plans: each active price by the month or year of a product that a plan holds. place 1 is what
-- counts of one plan, currency and interval: the newest.
create or replace function app.wanted_prices(p_products jsonb, p_prices jsonb)
returns table (stripe_price_id text, plan_id uuid, currency text, "interval" text, amount integer, place bigint)
language sql stable set search_path = '' as $$
  select price.id, plan.id, lower(price.currency), price.interval, price.unit_amount,
    row_number() over (partition by plan.id, lower(price.currency), price.interval order by price.created desc, price.id desc)
  from jsonb_to_recordset(p_prices) as price(id text, product text, currency text, "interval" text, interval_count integer,
    unit_amount integer, active boolean, created numeric, type text)
  join jsonb_to_recordset(p_products) as product(id text, active boolean) on product.id = price.product and product.active
  join public.subscription_plans plan on plan.stripe_product_id = product.id
  where price.active and price.type = 'recurring' and price.interval in ('month', 'year') and price.interval_count = 1
    and price.unit_amount >= 0;
$$;

revoke all on function app.wanted_prices(jsonb, jsonb) from public;
