-- Nobody's but the functions'.
select app.reset_table('public.search_pending');
grant select on public.search_pending to service_role;
