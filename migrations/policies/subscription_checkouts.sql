-- Begun by fn_begin_checkout; the service adds what Stripe answered.
select app.reset_table('public.subscription_checkouts');
grant select on public.subscription_checkouts to authenticated;
grant select, insert, update on public.subscription_checkouts to service_role;
create policy own_or_admin_reads on public.subscription_checkouts for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
