-- An approved vet sees an animal, and that it had earlier consults, while it waits in the queue and once the case is theirs.
create or replace function app.vet_sees_pet(p_pet uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.chat_sessions s
    where s.pet_id = p_pet and (s.status = 'waiting' or s.vet_id = auth.uid())) and app.is_vet();
$$;

revoke all on function app.vet_sees_pet(uuid) from public;
grant execute on function app.vet_sees_pet(uuid) to authenticated, service_role;
