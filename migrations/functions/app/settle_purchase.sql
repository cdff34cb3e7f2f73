-- Makes a purchase and its units equal to what its refunds and disputes say, as near as what is used allows; absolute, so
-- that saying it again changes nothing. Called whenever one of them changes, and when one of its units comes back or is
-- used while some are missing. The credit is locked before the purchase, by everybody: whoever ends a consult holds it.
create or replace function app.settle_purchase(p_purchase uuid, p_compensate boolean default false) returns void
language plpgsql volatile set search_path = '' as $$
declare
  c public.overage_credits;
  p public.overage_purchases;
  v_reversed integer;
begin
  select * into c from public.overage_credits x where x.purchase_id = p_purchase and x.origin = 'purchase' for update;
  select * into p from public.overage_purchases x where x.id = p_purchase;
  p.refunded_amount := app.purchase_refunded(p);
  p.frozen := app.purchase_frozen(p.id);
  p.compensate := p.compensate or p_compensate;
  v_reversed := coalesce(least(app.refund_target(p), c.granted - c.reserved - c.consumed - c.expired), 0);
  p.shortfall := app.refund_target(p) - v_reversed;

  update public.overage_purchases x
  set refunded_amount = p.refunded_amount, frozen = p.frozen, compensate = p.compensate, shortfall = p.shortfall, updated_at = now()
  where x.id = p.id and (x.refunded_amount, x.frozen, x.compensate, x.shortfall)
    is distinct from (p.refunded_amount, p.frozen, p.compensate, p.shortfall);
  if (c.reversed, c.frozen) is distinct from (v_reversed, p.frozen) then
    update public.overage_credits set reversed = v_reversed, frozen = p.frozen where id = c.id;
  end if;
  if c.reversed <> v_reversed then
    insert into public.overage_credit_ledger (credit_id, kind, units) values (c.id, 'reversal', c.reversed - v_reversed);
  end if;
  perform app.settle_compensation(p, case when p.compensate then least(p.shortfall, c.consumed) else 0 end);
end $$;

revoke all on function app.settle_purchase(uuid, boolean) from public;
