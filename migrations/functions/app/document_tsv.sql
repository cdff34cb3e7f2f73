-- What a document is found by: the title's words (A) count more than the body's (D); a concept is a lexeme of its own,
-- `c:colic`, which no text can forge, for the parser never sees its colon. One that the title names, given as `colic^`, says
-- what the document is about (B); the others are only mentioned (C).
create or replace function app.document_tsv(p_title text, p_body text, p_concepts text[]) returns tsvector
language plpgsql immutable set search_path = '' as $$
begin
  return setweight(public.es_en_tsv(p_title), 'A') || public.es_en_tsv(p_body) || coalesce((
    select string_agg(format('''c:%s'':%s', rtrim(c.id, '^'), c.places), ' ')::tsvector
    from (
      select x.id, string_agg(x.place || case when x.id like '%^' then 'B' else 'C' end, ',') as places
      from (
        select id, row_number() over (partition by id) as place from unnest(p_concepts) as id where id ~ '^[a-z0-9_]+\^?$') x
      where x.place <= 16 group by x.id) c), ''::tsvector);
end $$;

revoke all on function app.document_tsv(text, text, text[]) from public;
