-- A text's lexemes: Spanish stems of the text as it is and of the text without accents, and English ones, all without
-- accents and at the place of their word. Stemming comes before folding: without its accent the Spanish stemmer does not
-- know an ending (vacunación, vacunaciones → vacun; vacunacion → vacunacion). The ñ stays in the first and falls in the
-- others: año is not ano, but rinon is riñón.
create or replace function public.es_en_tsv(p_text text) returns tsvector
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  v_plain text := app.plain_text(case when p_text ~ '[\u0300-\u036f]' then normalize(p_text) else p_text end);
  v_folded text := replace(app.without_accents(v_plain), 'ñ', 'n');
begin
  if v_plain = '' then
    return '';
  end if;
  -- Reading a tsvector back from text merges equal lexemes and equal places; `||` would count them anew.
  return app.without_accents(concat_ws(' ', to_tsvector('app.es', v_plain),
    case when v_folded <> v_plain then to_tsvector('app.es', v_folded) end, to_tsvector('app.en', v_folded)))::tsvector;
end $$;

revoke all on function public.es_en_tsv(text) from public;
grant execute on function public.es_en_tsv(text) to anon, authenticated, service_role;
