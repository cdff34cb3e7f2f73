-- The words of a question about a place, each as the beginning of a word; twelve at most, without those that name nothing.
create or replace function app.place_words(p_query text) returns tsquery[]
language sql immutable set search_path = '' as $$
  select array_agg(to_tsquery('simple', quote_literal(w.word) || ':*'))
  from (
    select word from regexp_split_to_table(
      regexp_replace(normalize(lower(left(p_query, 200)), NFD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+') with ordinality t(word, n)
    where word <> '' and word <> all ('{de,del,la,el,los,las,en,un,una,y,a,mi,me,para,con,cerca,the,of,in,at,an,and,near,my,to,for,with}')
    order by n limit 12
  ) w;
$$;

revoke all on function app.place_words(text) from public;
grant execute on function app.place_words(text) to anon, authenticated, service_role;
