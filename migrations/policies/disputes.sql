-- Between the bank and the operator; what it freezes, the owner sees on the purchase or the usage.
select app.reset_table('public.disputes');
grant select on public.disputes to authenticated, service_role;
create policy admin_reads on public.disputes for select to authenticated using ((select app.is_admin()));
