-- The owner's; put away by `archived_at`, never deleted, for consults speak of them. A vet sees those of the queue and of
-- their own cases.
select app.reset_table('public.pets');
grant select on public.pets to authenticated, service_role;
grant insert (id, owner_id, name, species, breed, sex, neutered, born_on, weight_grams, notes) on public.pets to authenticated;
grant update (name, species, breed, sex, neutered, born_on, weight_grams, notes, archived_at) on public.pets to authenticated;
create policy owner_vet_or_admin_reads on public.pets for select to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()) or app.vet_sees_pet(id));
create policy owner_inserts on public.pets for insert to authenticated with check (owner_id = (select auth.uid()));
create policy owner_updates on public.pets for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
