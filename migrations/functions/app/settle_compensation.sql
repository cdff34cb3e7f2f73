-- Makes the credit that stands in for refunded units which were used already worth this many units: one row for each
-- purchase, made when the first is due. Fewer are due when a refund fails: what was used by then stays used.
create or replace function app.settle_compensation(p_purchase public.overage_purchases, p_units integer) returns void
language plpgsql volatile set search_path = '' as $$
declare
  c public.overage_credits;
  v_granted integer;
  v_reversed integer;
begin
  select * into c from public.overage_credits x where x.purchase_id = p_purchase.id and x.origin = 'compensation' for update;
  if not found then
    if p_units > 0 then
      insert into public.overage_credits (user_id, type, granted, origin, purchase_id, expires_at)
      values (p_purchase.user_id, p_purchase.type, p_units, 'compensation', p_purchase.id,
        now() + app.setting_seconds('purchased_credit_seconds')) returning * into c;
      insert into public.overage_credit_ledger (credit_id, kind, units) values (c.id, 'grant', p_units);
    end if;
    return;
  end if;
  v_granted := greatest(c.granted, p_units);
  v_reversed := least(v_granted - p_units, v_granted - c.reserved - c.consumed - c.expired);
  if (c.granted, c.reversed) is not distinct from (v_granted, v_reversed) then
    return;
  end if;
  update public.overage_credits set granted = v_granted, reversed = v_reversed where id = c.id;
  insert into public.overage_credit_ledger (credit_id, kind, units)
  select c.id, x.kind, x.units
  from (values ('grant', v_granted - c.granted), ('reversal', c.reversed - v_reversed)) as x(kind, units) where x.units <> 0;
end $$;

revoke all on function app.settle_compensation(public.overage_purchases, integer) from public;
