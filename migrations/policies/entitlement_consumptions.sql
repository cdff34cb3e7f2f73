-- Written by the entitlement functions alone. The vet on the case sees whether it is paid.
select app.reset_table('public.entitlement_consumptions');
grant select on public.entitlement_consumptions to authenticated, service_role;
create policy own_case_or_admin_reads on public.entitlement_consumptions for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()) or app.is_participant(session_id));
