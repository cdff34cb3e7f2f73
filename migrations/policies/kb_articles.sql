-- Published ones are for everybody; imported by the service's function.
select app.reset_table('public.kb_articles');
grant select on public.kb_articles to anon, authenticated, service_role;
create policy published_or_admin_reads on public.kb_articles for select to anon, authenticated
  using (published or (select app.is_admin()));
