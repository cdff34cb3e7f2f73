-- Changed by functions alone. An approved vet sees the queue, their own cases, and earlier consults of animals that they
-- see now (not what was said in them).
select app.reset_table('public.chat_sessions');
grant select on public.chat_sessions to authenticated, service_role;
create policy participant_reads on public.chat_sessions for select to authenticated
  using (owner_id = (select auth.uid()) or vet_id = (select auth.uid()) or (select app.is_admin())
    or ((select app.is_vet()) and (status = 'waiting' or (pet_id is not null and app.vet_sees_pet(pet_id)))));
