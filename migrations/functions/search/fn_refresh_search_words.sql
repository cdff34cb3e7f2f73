-- Makes the vocabulary equal to what is published, in how many articles each word is; returns its size. Words are lower
-- case without accents; the ñ stays, as in the words that are corrected (shared/src/node/search/words.ts).
create or replace function public.fn_refresh_search_words() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_words integer;
begin
  with now_there as materialized (
    select w.word, count(*)::integer as documents
    from public.search_documents d
    cross join lateral (
      select distinct x.word
      from regexp_split_to_table(
        app.without_accents(app.plain_text(d.title || ' ' || d.body)), '[^a-zñ0-9]+') x(word)
      where x.word ~ '^[a-zñ]{3,40}$') w
    where d.kind = 'article' and d.part = 0
    group by w.word
  ), gone as (
    delete from public.search_words s where not exists (select from now_there n where n.word = s.word)
  ), kept as (
    insert into public.search_words as s (word, documents) select n.word, n.documents from now_there n
    on conflict (word) do update set documents = excluded.documents where s.documents <> excluded.documents
  )
  select count(*) into v_words from now_there;
  return v_words;
end $$;

revoke all on function public.fn_refresh_search_words() from public;
grant execute on function public.fn_refresh_search_words() to service_role;
