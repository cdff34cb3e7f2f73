-- Append-only, by the entitlement functions alone; whoever sees the credit sees its entries.
select app.reset_table('public.overage_credit_ledger');
grant select on public.overage_credit_ledger to authenticated, service_role;
create policy with_the_credit on public.overage_credit_ledger for select to authenticated
  using (exists (select from public.overage_credits c where c.id = credit_id));
