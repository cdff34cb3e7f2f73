-- What is on sale is public.
select app.reset_table('public.overage_items');
grant select on public.overage_items to anon, authenticated;
grant select, insert, update on public.overage_items to service_role;
create policy active_is_public on public.overage_items for select to anon, authenticated using (active);
create policy admin_reads on public.overage_items for select to authenticated using ((select app.is_admin()));
