-- What is shown of a found document: the passage that says most of what is asked; where none says any of it, the nearest in
-- meaning; else its first; of a document without passages, the whole.
create or replace function app.best_passage(
  p_kind text, p_source uuid, p_seq integer, p_nearest bigint, p_lexemes text[], out body text
)
language plpgsql stable set search_path = '' as $$
begin
  select d.body into body
  from public.search_documents d
  cross join lateral (
    select count(*) as said from unnest(tsvector_to_array(coalesce(d.tsv, public.es_en_tsv(d.body)))) l(lexeme)
    where l.lexeme = any(p_lexemes)) m
  where d.kind = p_kind and d.source_id = p_source and d.source_seq = p_seq
  order by d.part = 0, m.said desc, d.id is not distinct from p_nearest desc, d.part
  limit 1;
end $$;

revoke all on function app.best_passage(text, uuid, integer, bigint, text[]) from public;
grant execute on function app.best_passage(text, uuid, integer, bigint, text[]) to anon, authenticated, service_role;
