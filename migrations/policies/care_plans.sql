-- For the animal's owner, the vet on the case and the operator. Only what was approved is here. Written by functions.
select app.reset_table('public.care_plans');
grant select on public.care_plans to authenticated, service_role;
create policy participant_or_admin_reads on public.care_plans for select to authenticated
  using ((select app.is_admin()) or app.is_participant(session_id));
