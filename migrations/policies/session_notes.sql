-- For vets (app.reads_notes) and the operator, never for the animal's owner. Written by fn_write_note.
select app.reset_table('public.session_notes');
grant select on public.session_notes to authenticated, service_role;
create policy vet_or_admin_reads on public.session_notes for select to authenticated
  using ((select app.is_admin()) or app.reads_notes(session_id));
