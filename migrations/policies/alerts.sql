-- For the operator; raised by functions.
select app.reset_table('public.alerts');
grant select on public.alerts to authenticated, service_role;
create policy admin_reads on public.alerts for select to authenticated using ((select app.is_admin()));
