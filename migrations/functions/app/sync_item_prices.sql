-- Makes what is bought once equal to Stripe's products: sold while its product is, for that product's default price, else
-- for its newest active one.
create or replace function app.sync_item_prices(
  p_products jsonb, p_prices jsonb, out updated text[], out deactivated text[], out unchanged integer
)
language plpgsql volatile set search_path = '' as $$
declare
  v record;
begin
  updated := '{}';
  deactivated := '{}';
  unchanged := 0;
  for v in
    select i.id, product.id as product, product.active, i.active as was_active, best.id as price,
      (best.id, lower(best.currency), best.unit_amount) is not distinct from (i.stripe_price_id, i.currency, i.amount) as same,
      lower(best.currency) as currency, best.unit_amount as amount
    from public.overage_items i
    join jsonb_to_recordset(p_products) as product(id text, active boolean, default_price text) on product.id = i.stripe_product_id
    left join lateral (
      select price.* from jsonb_to_recordset(p_prices) as price(id text, product text, currency text, unit_amount integer,
        active boolean, created numeric, type text)
      where price.product = product.id and price.active and price.type = 'one_time' and price.unit_amount >= 0
      order by price.id = product.default_price desc nulls last, lower(price.currency) = i.currency desc, price.created desc, price.id desc
      limit 1) best on true
    order by i.code for update of i
  loop
    if not v.active then
      if v.was_active then
        deactivated := deactivated || v.product;
      end if;
      update public.overage_items set active = false where id = v.id and active;
    elsif v.price is not null and v.same and v.was_active then
      unchanged := unchanged + 1;
    elsif v.price is not null then
      update public.overage_items
      set stripe_price_id = v.price, currency = v.currency, amount = v.amount, active = true where id = v.id;
      updated := updated || v.price;
    end if;
  end loop;
end $$;

revoke all on function app.sync_item_prices(jsonb, jsonb) from public;
