-- Whoever may read the document: a vector tells what is in a text.
select app.reset_table('public.search_vectors');
grant select on public.search_vectors to anon, authenticated, service_role;
create policy document_reader_reads on public.search_vectors for select to anon, authenticated
  using (kind = 'article' or exists (select from public.search_documents d where d.id = document_id));
