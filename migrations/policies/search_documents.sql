-- Whoever may read the source. It says the same as the sources' own policies, in columns that triggers keep, because it is
-- asked of each row that a search looks at.
select app.reset_table('public.search_documents');
grant select on public.search_documents to anon, authenticated, service_role;
create policy articles_for_everybody on public.search_documents for select to anon using (kind = 'article');
create policy source_reader_reads on public.search_documents for select to authenticated
  using (kind = 'article'
    or (kind = 'message' and (owner_id = (select auth.uid()) or vet_id = (select auth.uid())))
    or (kind = 'note' and owner_id <> (select auth.uid())
      and (vet_id = (select auth.uid()) or pet_id in (select app.patients())))
    or (select app.is_admin()));
