-- The next version of a consult's care plan, as its vet approved it, and the word to its owner. Callers hold the session's lock.
create or replace function app.publish_plan(
  s public.chat_sessions, p_content jsonb, p_draft uuid, p_note text
) returns public.care_plans
language plpgsql volatile set search_path = '' as $$
declare
  p public.care_plans;
begin
  insert into public.care_plans (session_id, version, draft_id, language, content, note, approved_by)
  select s.id, coalesce(max(x.version), 0) + 1, p_draft, s.language, p_content, p_note, auth.uid()
  from public.care_plans x where x.session_id = s.id
  returning * into p;
  insert into public.notifications (user_id, channel, template, language, data, dedupe_key)
  select s.owner_id, 'email', 'summary_ready', o.language,
         jsonb_build_object('sessionId', s.id, 'version', p.version), 'summary_ready:' || p.id
  from public.profiles o where o.id = s.owner_id;
  perform app.draft_changed(s), app.notify('user:' || s.owner_id, 'session', jsonb_build_object('sessionId', s.id));
  return p;
end $$;

revoke all on function app.publish_plan(public.chat_sessions, jsonb, uuid, text) from public;
