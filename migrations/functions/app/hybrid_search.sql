-- Both branches, blended: each brings its best, and whatever either brought is measured by both. A document's similarity is
-- half its own and half its best passage's. Scores become 0 to 1 (lexical by its best, for nothing said is 0; semantic
-- between the least and the best of these) and are added by weight: ranks alone, as in RRF, lost in every measurement.
-- One row for each whole document, best first, with its best passage. p_query may hold `semantic`, the weight, and `floor`,
-- the least similarity that counts as found.
create or replace function app.hybrid_search(
  p_articles boolean, p_query jsonb, p_vector public.halfvec, p_model text, p_version text, p_ids bigint[], p_species text,
  p_language text, p_from timestamptz, p_to timestamptz
) returns table (document_id bigint, passage_id bigint, score double precision, lexical_rank integer, lexical_score double precision,
  semantic_rank integer, semantic_score double precision, matched_words text[], matched_concepts text[], lexical_total integer,
  semantic_total integer, total integer)
language plpgsql stable rows 100 set search_path = '' as $$
declare
  v_semantic double precision := case when p_vector is null then 0 else coalesce((p_query ->> 'semantic')::double precision, 0.6) end;
begin
  return query
  with lexical as materialized (
    select * from app.lexical_branch(p_articles, p_query, p_ids, p_species, p_language, p_from, p_to)
  ), nearest as materialized (
    select distinct w.id as document_id
    from app.semantic_branch(p_articles, p_vector, p_model, p_version, p_ids, p_species, p_language, p_from, p_to) n
    join public.search_documents d on d.id = n.document_id
    join public.search_documents w on w.kind = d.kind and w.source_id = d.source_id and w.source_seq = d.source_seq and w.part = 0
    where n.similarity >= coalesce((p_query ->> 'floor')::double precision, -1)
  ), candidates as (
    select l.document_id from lexical l union select n.document_id from nearest n
  ), alike as (
    select c.document_id, (array_agg(d.id order by s.similarity desc) filter (where d.part > 0))[1] as passage_id,
      0.5 * max(s.similarity) + 0.5 * coalesce(max(s.similarity) filter (where d.part = 0), max(s.similarity)) as similarity
    from candidates c
    join public.search_documents w on w.id = c.document_id
    join public.search_documents d on d.kind = w.kind and d.source_id = w.source_id and d.source_seq = w.source_seq
    join public.search_vectors v on v.document_id = d.id and v.model = p_model and v.version = p_version and v.vector is not null
    cross join lateral (select 1 - (v.vector operator(public.<=>) p_vector) as similarity) s
    where p_vector is not null
    group by c.document_id
  ), measured as (
    select c.document_id, s.passage_id, l.score as lexical, s.similarity, l.matched_words, l.matched_concepts,
      coalesce(l.score / nullif(max(l.score) over (), 0), 0) as lexical_part,
      coalesce((s.similarity - min(s.similarity) over ())
        / nullif(max(s.similarity) over () - min(s.similarity) over (), 0), (s.similarity is not null)::integer) as semantic_part,
      (max(l.total) over ())::integer as lexical_total, (count(*) over ())::integer as total
    from candidates c left join lexical l on l.document_id = c.document_id left join alike s on s.document_id = c.document_id
  )
  select m.document_id, m.passage_id,
    round(((1 - v_semantic) * m.lexical_part + v_semantic * m.semantic_part)::numeric, 6)::double precision,
    case when m.lexical is not null then (rank() over (order by m.lexical desc nulls last))::integer end, m.lexical,
    case when m.similarity is not null then (rank() over (order by m.similarity desc nulls last))::integer end, m.similarity,
    coalesce(m.matched_words, '{}'), coalesce(m.matched_concepts, '{}'), coalesce(m.lexical_total, 0),
    (select count(*)::integer from nearest), m.total
  from measured m
  order by 3 desc, 1;
end $$;

revoke all on function app.hybrid_search(boolean, jsonb, public.halfvec, text, text, bigint[], text, text, timestamptz, timestamptz)
  from public;
grant execute on function app.hybrid_search(boolean, jsonb, public.halfvec, text, text, bigint[], text, text, timestamptz, timestamptz)
  to anon, authenticated, service_role;
