-- What a document is found by: the title's words (A) count more than the body's (D); a concept is a lexeme of its own (C),
-- `c:colic`, which no text can forge, for the parser never sees its colon.
create or replace function app.document_tsv(p_title text, p_body text, p_concepts text[]) returns tsvector
language plpgsql immutable set search_path = '' as $$
begin
  return setweight(public.es_en_tsv(p_title), 'A') || public.es_en_tsv(p_body) || setweight(coalesce((
    select string_agg(format('''c:%s'':%s', c.id, c.places), ' ')::tsvector
    from (
      select x.id, string_agg(x.place::text, ',') as places
      from (
        select id, row_number() over (partition by id) as place from unnest(p_concepts) as id where id ~ '^[a-z0-9_]+$') x
      where x.place <= 16 group by x.id) c), ''::tsvector), 'C');
end $$;

revoke all on function app.document_tsv(text, text, text[]) from public;
