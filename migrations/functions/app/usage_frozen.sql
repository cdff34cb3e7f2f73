-- Whether a dispute stands against an invoice that paid for this period, or for a part of it.
create or replace function app.usage_frozen(p_usage public.subscription_usage) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from public.invoices i join public.payments m on m.invoice_id = i.id and m.disputed
    where i.subscription_id = p_usage.subscription_id
      and i.period_start >= p_usage.period_start and i.period_start < p_usage.period_end);
end $$;

revoke all on function app.usage_frozen(public.subscription_usage) from public;
