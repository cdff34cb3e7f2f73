-- Makes the prices of the plans that these products are for equal to Stripe's. What is not sold any more stays as a row,
-- for those who pay it; one that was made here, without Stripe, becomes the one that Stripe has in its place.
create or replace function app.sync_plan_prices(
  p_products jsonb, p_prices jsonb, out created text[], out updated text[], out deactivated text[], out conflicts text[],
  out unchanged integer
)
language plpgsql volatile set search_path = '' as $$
begin
  with adopted as (
    update public.subscription_plan_prices r set stripe_price_id = w.stripe_price_id, amount = w.amount
    from app.wanted_prices(p_products, p_prices) w
    where w.place = 1 and r.active and r.stripe_price_id is null
      and (r.plan_id, r.currency, r.interval) = (w.plan_id, w.currency, w.interval)
      and not exists (select from public.subscription_plan_prices x where x.stripe_price_id = w.stripe_price_id)
    returning r.stripe_price_id
  )
  select coalesce(array_agg(a.stripe_price_id order by a.stripe_price_id), '{}') into updated from adopted a;

  with gone as (
    update public.subscription_plan_prices r set active = false
    from public.subscription_plans plan, jsonb_to_recordset(p_products) as product(id text)
    where plan.id = r.plan_id and plan.stripe_product_id = product.id and r.active
      and not exists (
        select from app.wanted_prices(p_products, p_prices) w where w.place = 1 and w.stripe_price_id = r.stripe_price_id)
    returning coalesce(r.stripe_price_id, r.id::text) as id
  )
  select coalesce(array_agg(g.id order by g.id), '{}') into deactivated from gone g;

  with changed as (
    update public.subscription_plan_prices r
    set plan_id = w.plan_id, currency = w.currency, interval = w.interval, amount = w.amount, active = true
    from app.wanted_prices(p_products, p_prices) w
    where w.place = 1 and r.stripe_price_id = w.stripe_price_id
      and (r.plan_id, r.currency, r.interval, r.amount, r.active) is distinct from (w.plan_id, w.currency, w.interval, w.amount, true)
    returning r.stripe_price_id
  )
  select updated || coalesce(array_agg(c.stripe_price_id order by c.stripe_price_id), '{}') into updated from changed c;

  with made as (
    insert into public.subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount)
    select w.plan_id, w.stripe_price_id, w.currency, w.interval, w.amount from app.wanted_prices(p_products, p_prices) w
    where w.place = 1 and not exists (select from public.subscription_plan_prices x where x.stripe_price_id = w.stripe_price_id)
    returning stripe_price_id
  )
  select coalesce(array_agg(m.stripe_price_id order by m.stripe_price_id), '{}') into created from made m;

  select coalesce(array_agg(w.stripe_price_id order by w.stripe_price_id) filter (where w.place > 1), '{}'),
    count(*) filter (where w.place = 1) - cardinality(created) - cardinality(updated) into conflicts, unchanged
  from app.wanted_prices(p_products, p_prices) w;
end $$;

revoke all on function app.sync_plan_prices(jsonb, jsonb) from public;
