-- For the vet on the case and the operator; never for the owner, not even for one who is a vet too. Written by functions.
select app.reset_table('public.care_drafts');
grant select on public.care_drafts to authenticated, service_role;
create policy case_vet_or_admin_reads on public.care_drafts for select to authenticated
  using ((select app.is_admin()) or app.is_case_vet(session_id));
