-- An article is found while it is published, by everybody.
create or replace function app.index_article() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  d public.search_documents;
begin
  if tg_op = 'DELETE' or not new.published then
    delete from public.search_documents x where x.kind = 'article' and x.source_id = coalesce(old.id, new.id);
    return null;
  end if;
  d.kind := 'article';
  d.source_id := new.id;
  d.source_seq := 0;
  d.language := new.language;
  d.species := new.species;
  d.topics := new.topics;
  d.title := new.title;
  d.body := concat_ws(E'\n\n', nullif(new.summary, ''), new.body);
  d.created_at := new.created_at;
  perform app.index_document(d, true, true);
  return null;
end $$;

revoke all on function app.index_article() from public;

create or replace trigger index_article after insert or update or delete on public.kb_articles
  for each row execute function app.index_article();
