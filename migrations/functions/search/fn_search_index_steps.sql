-- What is to be done about the indexes of meaning, as statements to be run one by one, each outside a transaction. This is the
-- one place that decides: articles on one hand, notes and messages on the other, have an index for the model once there are
-- 10,000 of them; below that an exact comparison takes milliseconds, and writing a row costs a tenth. While as many again wait
-- to be embedded there is none (search is exact then, slower and never wrong), because building it afterwards is many times
-- cheaper than keeping it up. One that a killed build left unfinished goes, and one of a model that has no vectors any more.
-- Built in bulk, a good one is cheap: one built with less care (16, 64) let the operator find 0.83 of what is nearest (ADR 11).
create or replace function public.fn_search_index_steps(p_model text, p_version text) returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  v_many constant integer := 10000;
  v_label text := p_model || ' ' || p_version;
  -- A name says which model it is of, and nothing that an index has to be looked into for.
  v_mark text := left(md5(v_label), 8);
  v_waiting integer := (
    select count(*) from (
      (select from public.search_documents d where d.embedded_as < v_label limit 200000)
      union all (select from public.search_documents d where d.embedded_as > v_label limit 200000)) w);
  r record;
begin
  for r in
    select i.indexrelid::regclass::text as index, i.indisvalid
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'public.search_vectors'::regclass and c.relname ~ '^search_vectors_(articles|records)_[0-9a-f]{8}$'
      and (not i.indisvalid or right(c.relname, 8) <> v_mark
        and not exists (select from public.search_vectors v where (v.model, v.version) < (p_model, p_version))
        and not exists (select from public.search_vectors v where (v.model, v.version) > (p_model, p_version)))
  loop
    return next 'drop index concurrently if exists ' || r.index;
  end loop;

  for r in
    select g.name, g.filter, g.options, n.rows, coalesce(i.indisvalid, false) as there
    from (values
      ('search_vectors_articles_' || v_mark, 'kind = ''article''', 'm = 24, ef_construction = 200'),
      ('search_vectors_records_' || v_mark, 'kind <> ''article''', 'm = 24, ef_construction = 200')) g(name, filter, options)
    cross join lateral (
      select count(*) as rows from public.search_vectors v
      where v.model = p_model and v.version = p_version and v.embedded_at is not null
        and case when g.filter = 'kind = ''article''' then v.kind = 'article' else v.kind <> 'article' end) n
    left join pg_index i on i.indexrelid = to_regclass('public.' || g.name)
  loop
    if r.there and v_waiting >= greatest(v_many, r.rows / 2) then
      return next 'drop index concurrently if exists public.' || r.name;
    elsif not r.there and r.rows >= v_many and v_waiting < greatest(v_many, r.rows / 2) then
      return next format('create index concurrently %s on public.search_vectors using hnsw (vector public.halfvec_cosine_ops)'
        ' with (%s) where %s and model = %L and version = %L', r.name, r.options, r.filter, p_model, p_version);
    end if;
  end loop;
end $$;

revoke all on function public.fn_search_index_steps(text, text) from public;
grant execute on function public.fn_search_index_steps(text, text) to service_role;
