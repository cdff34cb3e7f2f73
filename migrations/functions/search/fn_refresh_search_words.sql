-- Makes the vocabulary equal to what is published, in how many articles each word is; returns its size. It costs nothing
-- where no article changed since. Words are lower case without accents; the ñ stays, as in the words that are corrected
-- (shared/src/node/search/words.ts).
create or replace function public.fn_refresh_search_words() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_words integer;
  v_made_of jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('search_words', 0));
  -- Every change of an article's text is another row of it.
  select jsonb_build_object('articles', count(*), 'newest', max(d.id)) into v_made_of
  from public.search_documents d where d.kind = 'article' and d.part = 0;
  if v_made_of = (select s.value from public.settings s where s.key = 'search_words_made_of') then
    return (select count(*) from public.search_words);
  end if;
  with counted as materialized (
    -- The parser takes words apart, each once for its article.
    select x.word, count(*)::integer as documents
    from public.search_documents d
    cross join lateral unnest(tsvector_to_array(
      to_tsvector('pg_catalog.simple', app.without_accents(app.plain_text(d.title || ' ' || d.body))))) x(word)
    where d.kind = 'article' and d.part = 0
    group by x.word
  ), now_there as materialized (
    -- Each word once: most of the time went into asking this of every one of them.
    select c.word, c.documents from counted c where c.word ~ '^[a-zñ]{3,40}$'
  ), gone as (
    delete from public.search_words s where not exists (select from now_there n where n.word = s.word)
  ), kept as (
    insert into public.search_words as s (word, documents) select n.word, n.documents from now_there n
    on conflict (word) do update set documents = excluded.documents where s.documents <> excluded.documents
  )
  select count(*) into v_words from now_there;
  insert into public.settings (key, value, description)
  values ('search_words_made_of', v_made_of, 'Which articles the words that spelling is corrected by were taken from')
  on conflict (key) do update set value = excluded.value;
  return v_words;
end $$;

revoke all on function public.fn_refresh_search_words() from public;
grant execute on function public.fn_refresh_search_words() to service_role;
