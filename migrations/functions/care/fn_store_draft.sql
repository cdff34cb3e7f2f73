-- The worker's draft of a consult, for its vet to decide on. Stored once: null where none is wanted any more, because the
-- vet wrote the plan alone, or the same job ran twice.
create or replace function public.fn_store_draft(
  p_session uuid, p_content jsonb, p_model text, p_prompt_version text, p_input_sha256 text
) returns public.care_drafts
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  d public.care_drafts;
begin
  select * into s from public.chat_sessions x where x.id = p_session for no key update;
  update public.care_drafts x
  set status = 'draft', content = app.care_content(p_content), model = p_model, prompt_version = p_prompt_version,
      input_sha256 = p_input_sha256, drafted_at = now()
  where x.session_id = p_session and x.status = 'drafting' returning * into d;
  if d.id is null then
    return null;
  end if;
  perform app.audit('system', 'care.drafted', 'session', s.id,
    jsonb_build_object('draft', d.id, 'model', d.model, 'promptVersion', d.prompt_version, 'input', d.input_sha256));
  perform app.draft_changed(s);
  return d;
end $$;

revoke all on function public.fn_store_draft(uuid, jsonb, text, text, text) from public;
grant execute on function public.fn_store_draft(uuid, jsonb, text, text, text) to service_role;
