-- For the operator to read; changed by migrations.
select app.reset_table('public.settings');
grant select on public.settings to authenticated, service_role;
create policy admin_reads on public.settings for select to authenticated using ((select app.is_admin()));
