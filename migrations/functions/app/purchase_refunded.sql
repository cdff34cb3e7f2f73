-- What of a purchase went back, in minor units: its succeeded refunds; everything, once a dispute is lost.
create or replace function app.purchase_refunded(p_purchase public.overage_purchases) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return case
    when exists (
      select from public.payments m join public.disputes d on d.payment_id = m.id
      where m.purchase_id = p_purchase.id and d.status = 'lost') then p_purchase.amount
    else least(p_purchase.amount, coalesce((
      select sum(m.refunded_amount) from public.payments m where m.purchase_id = p_purchase.id), 0))::integer end;
end $$;

revoke all on function app.purchase_refunded(public.overage_purchases) from public;
