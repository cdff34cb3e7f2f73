-- Makes our rows equal to a payment intent as Stripe has it now, with all its refunds ([{id, amount, status, reason,
-- failure_reason, created, refund_id}], refund_id that of our own row) and disputes ([{id, amount, status, reason,
-- evidence_due_by, created}]); then what it paid for equal to those. What it is for, the metadata says (p_purchase) and
-- is believed only where it is the customer's own.
create or replace function public.fn_converge_payment(
  p_payment_intent text, p_customer text, p_status text, p_amount integer, p_currency text, p_charge text, p_receipt_url text,
  p_failure_code text, p_invoice text, p_purchase uuid, p_created timestamptz, p_refunds jsonb, p_disputes jsonb,
  p_compensate boolean
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.customer_user(p_customer);
  v_old public.payments;
  m public.payments;
begin
  if v_user is null then
    return 'unknown_customer';
  end if;
  perform app.lock_waiting(v_user);
  select * into v_old from public.payments x where x.stripe_payment_intent_id = p_payment_intent;
  if v_old.user_id <> v_user then
    perform app.alert('payment_of_another', p_payment_intent, jsonb_build_object('userId', v_user));
    return 'converged';
  end if;
  insert into public.payments (user_id, purchase_id, invoice_id, stripe_payment_intent_id, stripe_invoice_id, stripe_charge_id,
    status, amount, currency, failure_code, receipt_url, created_at)
  values (v_user,
    (select x.id from public.overage_purchases x
     where x.user_id = v_user and (x.id = p_purchase or x.stripe_payment_intent_id = p_payment_intent)
     order by x.id = p_purchase desc limit 1),
    (select x.id from public.invoices x where x.stripe_invoice_id = p_invoice and x.user_id = v_user),
    p_payment_intent, p_invoice, p_charge, p_status, p_amount, lower(p_currency), p_failure_code, p_receipt_url, p_created)
  on conflict (stripe_payment_intent_id) do update set
    purchase_id = coalesce(payments.purchase_id, excluded.purchase_id),
    invoice_id = coalesce(excluded.invoice_id, payments.invoice_id),
    stripe_invoice_id = coalesce(excluded.stripe_invoice_id, payments.stripe_invoice_id),
    stripe_charge_id = excluded.stripe_charge_id, status = excluded.status, amount = excluded.amount, currency = excluded.currency,
    failure_code = excluded.failure_code, receipt_url = excluded.receipt_url, created_at = excluded.created_at, updated_at = now()
  returning * into m;
  perform app.converge_refunds(m, coalesce(p_refunds, '[]'));
  perform app.converge_disputes(m, coalesce(p_disputes, '[]'));
  perform app.settle_payment(m.id, coalesce(p_compensate, false));

  select * into m from public.payments x where x.id = m.id;
  if (v_old.status, v_old.refunded_amount, v_old.disputed) is distinct from (m.status, m.refunded_amount, m.disputed) then
    perform app.audit('service', 'payment.converged', 'payment', m.id,
      jsonb_build_object('userId', v_user, 'status', m.status, 'refunded', m.refunded_amount, 'disputed', m.disputed));
    perform app.notify('user:' || v_user, 'subscription');
  end if;
  perform app.resume_pending(v_user);
  return 'converged';
end $$;

revoke all on function public.fn_converge_payment(text, text, text, integer, text, text, text, text, text, uuid, timestamptz,
  jsonb, jsonb, boolean) from public;
grant execute on function public.fn_converge_payment(text, text, text, integer, text, text, text, text, text, uuid, timestamptz,
  jsonb, jsonb, boolean) to service_role;
