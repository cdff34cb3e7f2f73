-- The outbox: a person reads what was said to them; worker and service write it.
select app.reset_table('public.notifications');
grant select on public.notifications to authenticated;
grant select, insert, update on public.notifications to service_role;
create policy own_or_admin_reads on public.notifications for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
