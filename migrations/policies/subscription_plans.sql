-- What is on sale is public; the service keeps it equal to Stripe's catalogue.
select app.reset_table('public.subscription_plans');
grant select on public.subscription_plans to anon, authenticated;
grant select, insert, update on public.subscription_plans to service_role;
create policy active_is_public on public.subscription_plans for select to anon, authenticated using (active);
create policy admin_reads on public.subscription_plans for select to authenticated using ((select app.is_admin()));
