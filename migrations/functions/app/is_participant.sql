-- For the policies of what belongs to a consult: its owner, and the vet on the case.
create or replace function app.is_participant(p_session uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.chat_sessions s where s.id = p_session and auth.uid() in (s.owner_id, s.vet_id));
$$;

revoke all on function app.is_participant(uuid) from public;
grant execute on function app.is_participant(uuid) to authenticated, service_role;
