-- Written by the entitlement functions alone.
select app.reset_table('public.overage_credits');
grant select on public.overage_credits to authenticated;
grant select on public.overage_credits to service_role;
create policy own_or_admin_reads on public.overage_credits for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
