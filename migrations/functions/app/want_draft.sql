-- A consult ended with care: its summary and plan are drafted for the vet.
create or replace function app.want_draft(p_session public.chat_sessions) returns void
language plpgsql volatile set search_path = '' as $$
begin
  insert into public.care_drafts (session_id, version, language) values (p_session.id, 1, p_session.language)
  on conflict do nothing;
  perform app.enqueue('draft-consult', jsonb_build_object('sessionId', p_session.id), 'draft-consult:' || p_session.id);
end $$;

revoke all on function app.want_draft(public.chat_sessions) from public;
