-- Notes are vets' among themselves: of the vet on the case, and of who treats the animal now. The animal's owner does not
-- read them, not even one who is a vet too.
create or replace function app.reads_notes(p_session uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.chat_sessions s
    where s.id = p_session and s.owner_id <> auth.uid()
      and (s.vet_id = auth.uid() or (s.pet_id is not null and app.vet_sees_pet(s.pet_id))));
$$;

revoke all on function app.reads_notes(uuid) from public;
grant execute on function app.reads_notes(uuid) to authenticated, service_role;
