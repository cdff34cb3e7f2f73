-- Says which animal a live consult is about. An animal has one live consult at a time.
create or replace function public.fn_attach_pet(p_session uuid, p_pet uuid) returns public.chat_sessions
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
  v_other uuid;
begin
  -- A start with this animal, at the same moment, waits for this lock.
  perform app.lock_user(v_user);
  select * into s from public.chat_sessions where id = p_session for no key update;
  if s.id is null or s.owner_id <> v_user then
    if auth.uid() = s.vet_id then
      perform app.refuse(403, 'forbidden');
    end if;
    perform app.refuse_stranger(s);
  end if;
  if not exists (select from public.pets p where p.id = p_pet and p.owner_id = v_user and p.archived_at is null) then
    perform app.refuse(404, 'pet_not_found');
  end if;
  if s.pet_id = p_pet then
    return s;
  end if;
  if s.status not in ('pending_payment', 'waiting', 'active') then
    perform app.refuse(409, 'session_not_live');
  end if;
  select x.id into v_other from public.chat_sessions x
  where x.pet_id = p_pet and x.status in ('pending_payment', 'waiting', 'active');
  if found then
    perform app.refuse(409, 'session_already_live', jsonb_build_object('sessionId', v_other));
  end if;
  update public.chat_sessions set pet_id = p_pet, updated_at = now() where id = s.id returning * into s;
  perform app.session_changed(s, 'owner', 'session.pet_attached', jsonb_build_object('petId', p_pet), s.status = 'waiting');
  return s;
end $$;

revoke all on function public.fn_attach_pet(uuid, uuid) from public;
grant execute on function public.fn_attach_pet(uuid, uuid) to authenticated;
