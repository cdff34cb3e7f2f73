-- One's own; the operator reads all. Names of others are in the view `people`, never addresses.
select app.reset_table('public.profiles');
grant select on public.profiles to authenticated, service_role;
grant update (full_name, language, country, time_zone) on public.profiles to authenticated;
create policy own_or_admin_reads on public.profiles for select to authenticated
  using (id = (select auth.uid()) or (select app.is_admin()));
create policy own_update on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));
