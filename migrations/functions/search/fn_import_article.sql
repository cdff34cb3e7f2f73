-- One article of a file: created, updated, or unchanged where the same was imported before.
create or replace function public.fn_import_article(
  p_slug text, p_language text, p_title text, p_summary text, p_body text, p_species text[], p_topics text[], p_urgency text,
  p_sources text[], p_reviewed_on date, p_published boolean default true
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_sha text := encode(sha256(convert_to(jsonb_build_array(p_title, p_summary, p_body, p_species, p_topics, p_urgency,
    p_sources, p_reviewed_on, p_published)::text, 'UTF8')), 'hex');
  v_created boolean;
begin
  insert into public.kb_articles as a (slug, language, title, summary, body, species, topics, urgency, sources, reviewed_on,
    published, content_sha256)
  values (p_slug, p_language, p_title, coalesce(p_summary, ''), p_body, coalesce(p_species, '{}'), coalesce(p_topics, '{}'),
    coalesce(p_urgency, 'routine'), coalesce(p_sources, '{}'), p_reviewed_on, coalesce(p_published, true), v_sha)
  on conflict (slug, language) do update
  set title = excluded.title, summary = excluded.summary, body = excluded.body, species = excluded.species,
      topics = excluded.topics, urgency = excluded.urgency, sources = excluded.sources, reviewed_on = excluded.reviewed_on,
      published = excluded.published, content_sha256 = excluded.content_sha256
  where a.content_sha256 <> excluded.content_sha256
  returning a.xmax = 0 into v_created;
  return case when v_created then 'created' when not v_created then 'updated' else 'unchanged' end;
end $$;

revoke all on function public.fn_import_article(text, text, text, text, text, text[], text[], text, text[], date, boolean) from public;
grant execute on function public.fn_import_article(text, text, text, text, text, text[], text[], text, text[], date, boolean)
  to service_role;
