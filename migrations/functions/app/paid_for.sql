-- What a payment was for, by its name ({es, en}): what was bought, else the plan of its invoice; null when neither is known.
create or replace function app.paid_for(p_payment public.payments) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(
    (select jsonb_build_object('es', item.name_es, 'en', item.name_en)
     from public.overage_purchases bought join public.overage_items item on item.id = bought.item_id
     where bought.id = p_payment.purchase_id),
    (select jsonb_build_object('es', plan.name_es, 'en', plan.name_en)
     from public.invoices invoice
     join public.user_subscriptions s on s.id = invoice.subscription_id
     join public.subscription_plans plan on plan.id = s.plan_id
     where invoice.id = p_payment.invoice_id));
end $$;

revoke all on function app.paid_for(public.payments) from public;
grant execute on function app.paid_for(public.payments) to authenticated, service_role;
