-- Approved vets are public to the signed-in: name, licence, languages.
select app.reset_table('public.vets');
grant select on public.vets to authenticated, service_role;
create policy approved_own_or_admin_reads on public.vets for select to authenticated
  using (approved or id = (select auth.uid()) or (select app.is_admin()));
