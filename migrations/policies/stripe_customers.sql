-- Who somebody is at Stripe; stored by the service before the first checkout.
select app.reset_table('public.stripe_customers');
grant select on public.stripe_customers to authenticated;
grant select, insert on public.stripe_customers to service_role;
create policy own_or_admin_reads on public.stripe_customers for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
