-- Append-only, by functions; for the operator.
select app.reset_table('public.audit_log');
grant select on public.audit_log to authenticated, service_role;
create policy admin_reads on public.audit_log for select to authenticated using ((select app.is_admin()));
