-- Written by the entitlement functions alone.
select app.reset_table('public.subscription_usage');
grant select on public.subscription_usage to authenticated;
grant select on public.subscription_usage to service_role;
create policy own_or_admin_reads on public.subscription_usage for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
