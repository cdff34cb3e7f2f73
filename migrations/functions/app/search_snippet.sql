-- A passage with the words that a query asks for between U+0001 and U+0002, whichever form they have. The places come from
-- the passage's own lexemes: the same parser cuts the same text, where every character stands for itself.
create or replace function app.search_snippet(p_body text, p_lexemes text[]) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_places integer[] := array(
    select distinct p.place::integer
    from unnest(public.es_en_tsv(p_body)) l cross join lateral unnest(l.positions) p(place) where l.lexeme = any(p_lexemes));
begin
  return (
    select string_agg(case when t.tokid <> 12 and t.word = any(v_places) then E'\u0001' || t.original || E'\u0002' else t.original end,
      '' order by t.n)
    from (
      select x.n, x.tokid, substr(p_body, (1 + sum(length(x.token)) over (order by x.n) - length(x.token))::integer, length(x.token))
          as original,
        count(*) filter (where x.tokid <> 12) over (order by x.n) as word
      from ts_parse('default', app.plain_text(p_body)) with ordinality x(tokid, token, n)) t);
end $$;

revoke all on function app.search_snippet(text, text[]) from public;
grant execute on function app.search_snippet(text, text[]) to anon, authenticated, service_role;
