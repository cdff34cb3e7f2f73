-- Where a clinic is, is public; fn_import_centers alone writes.
select app.reset_table('public.centers');
grant select on public.centers to anon, authenticated, service_role;
create policy published_is_public on public.centers for select to anon, authenticated using (published);
create policy admin_reads on public.centers for select to authenticated using ((select app.is_admin()));
