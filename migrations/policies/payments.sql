-- As Stripe has them; written by fn_converge_payment alone.
select app.reset_table('public.payments');
grant select on public.payments to authenticated, service_role;
create policy own_or_admin_reads on public.payments for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
