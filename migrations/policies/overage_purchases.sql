-- Begun by fn_begin_purchase, converged by the worker; written by functions alone.
select app.reset_table('public.overage_purchases');
grant select on public.overage_purchases to authenticated, service_role;
create policy own_or_admin_reads on public.overage_purchases for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
