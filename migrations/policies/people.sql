-- A person as others may see one: the name, never the address. Row level security cannot hide one column from some people
-- only, so whoever works on another's consult reads names here: a vet, of those in the queue and of their own cases.
create or replace view public.people with (security_barrier) as
  select p.id, p.full_name from public.profiles p
  where p.id = (select auth.uid()) or (select app.is_admin())
    or ((select app.is_vet()) and exists (
      select from public.chat_sessions s
      where s.owner_id = p.id and (s.status = 'waiting' or s.vet_id = (select auth.uid()))));

revoke all on public.people from public, anon, authenticated, service_role;
grant select on public.people to authenticated;
