-- Words of published articles.
select app.reset_table('public.search_words');
grant select on public.search_words to anon, authenticated, service_role;
create policy everybody_reads on public.search_words for select to anon, authenticated using (true);
