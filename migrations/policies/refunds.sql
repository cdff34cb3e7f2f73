-- Begun by fn_begin_refund or at Stripe; written by functions alone.
select app.reset_table('public.refunds');
grant select on public.refunds to authenticated, service_role;
create policy own_or_admin_reads on public.refunds for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
