-- What an owner wants back; asked and decided by functions alone.
select app.reset_table('public.refund_requests');
grant select on public.refund_requests to authenticated, service_role;
create policy own_or_admin_reads on public.refund_requests for select to authenticated
  using (user_id = (select auth.uid()) or (select app.is_admin()));
