-- What can still be refunded of a payment, in minor units: refunds under way count as done. What a bank takes back, or
-- has taken, is not paid back a second time by us; an inquiry before that can be answered with a refund.
create or replace function app.refundable(p_payment public.payments) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return case
    when p_payment.status <> 'succeeded' then 0
    when exists (
      select from public.disputes d
      where d.payment_id = p_payment.id and app.freezes(d.status) and not starts_with(d.status, 'warning_')) then 0
    else greatest(p_payment.amount - coalesce((
      select sum(r.amount) from public.refunds r
      where r.payment_id = p_payment.id and r.status not in ('failed', 'canceled')), 0), 0)::integer end;
end $$;

revoke all on function app.refundable(public.payments) from public;
grant execute on function app.refundable(public.payments) to authenticated, service_role;
