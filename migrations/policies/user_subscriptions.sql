-- Written by fn_converge_subscription alone.
select app.reset_table('public.user_subscriptions');
grant select on public.user_subscriptions to authenticated;
grant select on public.user_subscriptions to service_role;
create policy own_or_admin_reads on public.user_subscriptions for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
