-- The part of app.audit_invariants that is about money: purchases, refunds, disputes.
create or replace function app.audit_purchases() returns table (violation text, subject text, details jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select 'paid purchase without its one credit, or unpaid with one', p.id::text, to_jsonb(p) from public.overage_purchases p
  where (select count(*) from public.overage_credits c where c.purchase_id = p.id and c.origin = 'purchase')
      <> (p.status = 'paid')::integer
    or exists (
      select from public.overage_credits c
      where c.purchase_id = p.id and c.origin = 'purchase' and (c.granted, c.user_id, c.type) <> (p.units, p.user_id, p.type))
  union all
  select 'consumption of another purchase''s credit', k.id::text, to_jsonb(k)
  from public.entitlement_consumptions k left join public.overage_credits c on c.id = k.credit_id
  where k.source = 'overage' and (c.purchase_id, c.origin) is distinct from (k.overage_purchase_id, 'purchase')
  union all
  select 'reversed and missing units differ from what refunds take back', p.id::text, to_jsonb(p)
  from public.overage_purchases p left join public.overage_credits c on c.purchase_id = p.id and c.origin = 'purchase'
  where coalesce(c.reversed, 0) + p.shortfall <> app.refund_target(p)
    or (p.shortfall > 0 and c.reserved + c.consumed + c.reversed + c.expired < c.granted)
  union all
  select 'purchase differs from its refunds', p.id::text, to_jsonb(p) from public.overage_purchases p
  where p.refunded_amount <> app.purchase_refunded(p)
  union all
  select 'payment differs from its refunds', m.id::text, to_jsonb(m) from public.payments m
  where m.refunded_amount <> app.payment_refunded(m.id)
  union all
  select 'frozen differs from disputes', m.id::text, to_jsonb(m) from public.payments m
  where m.disputed <> app.payment_disputed(m.id)
  union all
  select 'frozen differs from disputes', p.id::text, to_jsonb(p)
  from public.overage_purchases p left join public.overage_credits c on c.purchase_id = p.id and c.origin = 'purchase'
  where p.frozen <> app.purchase_frozen(p.id) or c.frozen <> p.frozen
  union all
  select 'frozen differs from disputes', u.id::text, to_jsonb(u) from public.subscription_usage u
  where u.frozen <> app.usage_frozen(u)
  union all
  select 'credit has what another paid for', c.id::text, to_jsonb(c)
  from public.overage_credits c join public.overage_purchases p on p.id = c.purchase_id where c.user_id <> p.user_id;
end $$;

revoke all on function app.audit_purchases() from public;
