-- Evidence of care: a vet took the case and answered. Time together in the video room joins it here.
create or replace function app.care_given(p_session public.chat_sessions) returns boolean
language sql immutable as $$
  select p_session.claimed_at is not null and p_session.vet_messages > 0;
$$;

revoke all on function app.care_given(public.chat_sessions) from public;
