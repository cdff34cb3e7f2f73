-- What a query looks for: of each word its lexemes, which are ways to say one thing (the same `term`), and its concepts.
-- p_query: {words: [text], corrected: [{word, weight}], concepts: [id | {id, weight}]}. A concept means more than a word, as measured: 1.3 to
-- 0.7, and half as much again for being one.
create or replace function app.search_terms(p_query jsonb)
returns table (term integer, word text, lexeme text, query tsquery, weight double precision)
language plpgsql immutable rows 16 set search_path = '' as $$
begin
  return query
  with words as (
    select w.word, w.weight, row_number() over (order by w.place) as n
    from (
      select coalesce(x.w ->> 'word', x.w #>> '{}') as word, max(coalesce((x.w ->> 'weight')::double precision, 1)) as weight,
        min(x.place) as place
      from jsonb_array_elements(coalesce(p_query -> 'words', '[]') || coalesce(p_query -> 'corrected', '[]'))
        with ordinality x(w, place)
      group by 1 order by 3 limit 48) w
  ), lexemes as (
    select w.n::integer as term, w.word, l.lexeme, 0.7 * w.weight as weight
    from words w cross join lateral unnest(tsvector_to_array(public.es_en_tsv(left(w.word, 100)))) l(lexeme)
    union all
    select (1000 + c.n)::integer, c.id, 'c:' || c.id, 1.3 * least(1.5 * c.weight, 2)
    from (
      select coalesce(x.c ->> 'id', x.c #>> '{}') as id, coalesce((x.c ->> 'weight')::double precision, 1) as weight, x.n
      from jsonb_array_elements(coalesce(p_query -> 'concepts', '[]')) with ordinality x(c, n) limit 48) c
    where c.id ~ '^[a-z0-9_]+$'
  )
  select distinct on (l.lexeme) l.term, l.word, l.lexeme, quote_literal(l.lexeme)::tsquery, l.weight
  from lexemes l order by l.lexeme, l.weight desc, l.term;
end $$;

revoke all on function app.search_terms(jsonb) from public;
grant execute on function app.search_terms(jsonb) to anon, authenticated, service_role;
