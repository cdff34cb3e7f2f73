-- The vet on the case, who is not also the animal's owner.
create or replace function app.is_case_vet(p_session uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.chat_sessions s where s.id = p_session and s.vet_id = auth.uid() and s.owner_id <> auth.uid());
$$;

revoke all on function app.is_case_vet(uuid) from public;
grant execute on function app.is_case_vet(uuid) to authenticated, service_role;
