-- Makes a payment's sums equal to its refunds and disputes, and what it paid for equal to those. Callers hold the
-- person's lock and that of consults that wait (app.lock_waiting).
create or replace function app.settle_payment(p_payment uuid, p_compensate boolean default false) returns void
language plpgsql volatile set search_path = '' as $$
declare
  m public.payments;
begin
  update public.payments x
  set refunded_amount = app.payment_refunded(x.id), disputed = app.payment_disputed(x.id), updated_at = now()
  where x.id = p_payment
    and (x.refunded_amount, x.disputed) is distinct from (app.payment_refunded(x.id), app.payment_disputed(x.id));
  select * into m from public.payments x where x.id = p_payment;
  if m.purchase_id is not null then
    perform app.settle_purchase(m.purchase_id, p_compensate);
  end if;
  if m.invoice_id is not null then
    perform app.settle_usage(i.subscription_id) from public.invoices i where i.id = m.invoice_id;
  end if;
end $$;

revoke all on function app.settle_payment(uuid, boolean) from public;
