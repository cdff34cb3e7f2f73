-- The price to offer: the one named, else by currency and interval; without a currency, that of the person's country,
-- then dollars, then whatever there is.
create or replace function app.choose_price(p_user uuid, p_plan uuid, p_currency text, p_interval text, p_price uuid)
returns public.subscription_plan_prices
language sql stable set search_path = '' as $$
  select r from public.subscription_plan_prices r
  left join public.profiles p on p.id = p_user
  where r.plan_id = p_plan and r.active
    and case
      when p_price is not null then r.id = p_price
      else r.interval = coalesce(p_interval, 'month') and (p_currency is null or r.currency = lower(p_currency)) end
  order by
    r.currency = case
      when p.country = 'MX' then 'mxn'
      when p.country in ('AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'GR', 'IE', 'IT', 'LU', 'NL', 'PT') then 'eur'
      else 'usd' end desc,
    r.currency = 'usd' desc, r.currency, r.id
  limit 1;
$$;

revoke all on function app.choose_price(uuid, uuid, text, text, uuid) from public;
