-- Makes our row equal to an invoice as Stripe has it now. It never says what a subscription is: that is read from the
-- subscription itself. What arrives before or after it is linked when both are here.
create or replace function public.fn_converge_invoice(
  p_invoice text, p_customer text, p_subscription text, p_number text, p_status text, p_billing_reason text, p_currency text,
  p_total integer, p_amount_due integer, p_amount_paid integer, p_period_start timestamptz, p_period_end timestamptz,
  p_hosted_url text, p_pdf_url text, p_next_attempt timestamptz, p_created timestamptz, p_paid_at timestamptz
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.customer_user(p_customer);
  v_old public.invoices;
  i public.invoices;
begin
  if v_user is null then
    return 'unknown_customer';
  end if;
  perform app.lock_user(v_user);
  select * into v_old from public.invoices x where x.stripe_invoice_id = p_invoice;
  if v_old.user_id <> v_user then
    perform app.alert('invoice_of_another', p_invoice, jsonb_build_object('userId', v_user));
    return 'converged';
  end if;
  insert into public.invoices (user_id, subscription_id, stripe_invoice_id, stripe_subscription_id, number, status, billing_reason,
    currency, total, amount_due, amount_paid, period_start, period_end, hosted_invoice_url, invoice_pdf, next_attempt_at,
    created_at, paid_at)
  values (v_user,
    (select s.id from public.user_subscriptions s where s.stripe_subscription_id = p_subscription and s.user_id = v_user),
    p_invoice, p_subscription, p_number, p_status, p_billing_reason, lower(p_currency), p_total, p_amount_due, p_amount_paid,
    p_period_start, p_period_end, p_hosted_url, p_pdf_url, p_next_attempt, p_created, p_paid_at)
  on conflict (stripe_invoice_id) do update set
    subscription_id = coalesce(excluded.subscription_id, invoices.subscription_id),
    stripe_subscription_id = excluded.stripe_subscription_id, number = excluded.number, status = excluded.status,
    billing_reason = excluded.billing_reason, currency = excluded.currency, total = excluded.total,
    amount_due = excluded.amount_due, amount_paid = excluded.amount_paid, period_start = excluded.period_start,
    period_end = excluded.period_end, hosted_invoice_url = excluded.hosted_invoice_url, invoice_pdf = excluded.invoice_pdf,
    next_attempt_at = excluded.next_attempt_at, created_at = excluded.created_at, paid_at = excluded.paid_at, updated_at = now()
  returning * into i;
  update public.payments m set invoice_id = i.id
  where m.stripe_invoice_id = p_invoice and m.user_id = v_user and m.invoice_id is null;
  perform app.settle_usage(i.subscription_id);
  v_old.updated_at := i.updated_at;
  if v_old is distinct from i then
    perform app.notify('user:' || v_user, 'subscription');
  end if;
  return 'converged';
end $$;

revoke all on function public.fn_converge_invoice(text, text, text, text, text, text, text, integer, integer, integer,
  timestamptz, timestamptz, text, text, timestamptz, timestamptz, timestamptz) from public;
grant execute on function public.fn_converge_invoice(text, text, text, text, text, text, text, integer, integer, integer,
  timestamptz, timestamptz, text, text, timestamptz, timestamptz, timestamptz) to service_role;
