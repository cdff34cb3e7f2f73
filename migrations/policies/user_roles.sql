-- Rights are given by the operator's tools, never from the site.
select app.reset_table('public.user_roles');
grant select on public.user_roles to authenticated, service_role;
create policy own_or_admin_reads on public.user_roles for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
