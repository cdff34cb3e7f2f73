-- The animal that a consult starts with: the one named, else the one that the owner already waits or talks about without
-- a name (null), else the only one there is. Describing the animal never stands between an owner and the queue.
create or replace function app.pet_for_consult(p_owner uuid, p_pet uuid) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  v_pets uuid[];
begin
  if p_pet is not null then
    if not exists (select from public.pets p where p.id = p_pet and p.owner_id = p_owner and p.archived_at is null) then
      perform app.refuse(404, 'pet_not_found');
    end if;
    return p_pet;
  end if;
  v_pets := array(select p.id from public.pets p where p.owner_id = p_owner and p.archived_at is null limit 2);
  if cardinality(v_pets) <> 1 or exists (
    select from public.chat_sessions s
    where s.owner_id = p_owner and s.pet_id is null and s.status in ('pending_payment', 'waiting', 'active')
  ) then
    return null;
  end if;
  return v_pets[1];
end $$;

revoke all on function app.pet_for_consult(uuid, uuid) from public;
