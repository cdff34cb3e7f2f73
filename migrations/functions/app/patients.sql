-- The animals that an approved vet sees now (app.vet_sees_pet, for many rows at once).
create or replace function app.patients() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct s.pet_id from public.chat_sessions s
  where s.pet_id is not null and (s.status = 'waiting' or s.vet_id = auth.uid()) and (select app.is_vet());
$$;

revoke all on function app.patients() from public;
grant execute on function app.patients() to authenticated, service_role;
