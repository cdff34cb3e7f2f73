-- The inbox holds people's payment data: for the operator. Written by its functions alone.
select app.reset_table('public.stripe_subscription_events');
grant select on public.stripe_subscription_events to authenticated, service_role;
create policy admin_reads on public.stripe_subscription_events for select to authenticated using ((select app.is_admin()));
