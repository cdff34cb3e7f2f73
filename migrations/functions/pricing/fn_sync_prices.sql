-- Makes what we sell equal to Stripe's whole catalogue: products [{id, active, name, metadata, default_price}], prices
-- [{id, product, currency, interval, interval_count, unit_amount, active, created, lookup_key, metadata, type}]. Saying
-- the same again changes nothing. Returns what it changed (contract/billing.ts, pricingSyncResult).
create or replace function public.fn_sync_prices(p_products jsonb, p_prices jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  products record;
  plans record;
  items record;
  v_updated text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('pricing', 0));
  select * into products from app.bind_products(p_products);
  select * into plans from app.sync_plan_prices(p_products, p_prices);
  select * into items from app.sync_item_prices(p_products, p_prices);
  v_updated := products.bound || plans.updated || items.updated;
  if cardinality(v_updated || plans.created || plans.deactivated || items.deactivated) > 0 then
    perform app.notify('pricing', 'changed');
    perform app.audit(case when app.is_service() then 'service' else 'admin' end, 'pricing.synced', 'pricing', null,
      jsonb_build_object('created', plans.created, 'updated', v_updated, 'deactivated', plans.deactivated || items.deactivated));
  end if;
  return jsonb_build_object('created', plans.created, 'updated', v_updated, 'deactivated', plans.deactivated || items.deactivated,
    'unchanged', plans.unchanged + items.unchanged, 'unmatched', products.unmatched, 'conflicts', products.conflicts || plans.conflicts);
end $$;

revoke all on function public.fn_sync_prices(jsonb, jsonb) from public;
grant execute on function public.fn_sync_prices(jsonb, jsonb) to service_role;
