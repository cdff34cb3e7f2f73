-- As Stripe has them; written by fn_converge_invoice alone.
select app.reset_table('public.invoices');
grant select on public.invoices to authenticated, service_role;
create policy own_or_admin_reads on public.invoices for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
