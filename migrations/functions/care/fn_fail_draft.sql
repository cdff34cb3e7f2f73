-- No draft comes: the vet is told to write, and an operator is alerted once for each kind of failure. `p_failure` is a
-- code, never what people or a model wrote.
create or replace function public.fn_fail_draft(p_session uuid, p_failure text) returns public.care_drafts
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  d public.care_drafts;
begin
  if p_failure is null or p_failure !~ '^[a-z0-9_]{1,60}$' then
    perform app.refuse(400, 'input_invalid', '{"field": "failure"}');
  end if;
  select * into s from public.chat_sessions x where x.id = p_session for no key update;
  update public.care_drafts x set status = 'failed', failure = p_failure
  where x.session_id = p_session and x.status = 'drafting' returning * into d;
  if d.id is null then
    return null;
  end if;
  perform app.alert('draft_failed', p_failure, jsonb_build_object('sessionId', s.id));
  perform app.audit('system', 'care.draft_failed', 'session', s.id, jsonb_build_object('draft', d.id, 'failure', p_failure));
  perform app.draft_changed(s);
  return d;
end $$;

revoke all on function public.fn_fail_draft(uuid, text) from public;
grant execute on function public.fn_fail_draft(uuid, text) to service_role;
