-- The passages of a text, in order: its paragraphs under their headings; where it has few of them, its sentences; a long
-- paragraph in parts. Markdown's marks are gone. None where the only passage would be the whole.
create or replace function app.passages(p_body text) returns setof text
language plpgsql immutable set search_path = '' as $$
declare
  v_blocks text[] := regexp_split_to_array(btrim(p_body, E' \n\t'), E'\n[ \t]*\n|\n(?=#)');
  -- A paragraph is kept whole up to the first length, and else cut after sentences at about the second.
  v_whole integer := case when cardinality(v_blocks) < 3 then 0 else 600 end;
  v_length integer := case when cardinality(v_blocks) < 3 then 90 else 400 end;
  v_block text;
  v_heading text := '';
  v_piece text;
  v_passage text;
  v_passages text[] := '{}';
begin
  foreach v_block in array v_blocks loop
    if v_block ~ '^#' then
      v_heading := btrim(substring(v_block from '^#+\s*([^\n]*)'));
      v_block := regexp_replace(v_block, '^[^\n]*\n?', '');
    end if;
    v_block := app.unmarked(v_block);
    continue when v_block = '';
    v_passage := '';
    foreach v_piece in array case when length(v_block) <= v_whole then array[v_block]
      else regexp_split_to_array(v_block, '(?<=[.;!?])\s+|\n+') end loop
      if v_passage <> '' and length(v_passage) + length(v_piece) > v_length then
        v_passages := v_passages || concat_ws('. ', nullif(v_heading, ''), v_passage);
        v_passage := '';
      end if;
      v_passage := btrim(v_passage || ' ' || v_piece);
    end loop;
    v_passages := v_passages || concat_ws('. ', nullif(v_heading, ''), v_passage);
  end loop;
  if cardinality(v_passages) > 1 then
    return query select unnest(v_passages);
  end if;
end $$;

revoke all on function app.passages(text) from public;
