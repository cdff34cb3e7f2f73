-- The consult that a start means when it may not make a new one: the same request's, else the live one of the same
-- animal. Locked; without an id when it ended this very moment.
create or replace function app.find_session(p_owner uuid, p_pet uuid, p_request uuid) returns public.chat_sessions
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
begin
  select * into s from public.chat_sessions x where x.owner_id = p_owner and x.client_request_id = p_request for no key update;
  if found then
    return s;
  end if;
  if p_pet is not null then
    select * into s from public.chat_sessions x
    where x.pet_id = p_pet and x.status in ('pending_payment', 'waiting', 'active') for no key update;
  else
    select * into s from public.chat_sessions x
    where x.owner_id = p_owner and x.pet_id is null and x.status in ('pending_payment', 'waiting', 'active') for no key update;
  end if;
  return s;
end $$;

revoke all on function app.find_session(uuid, uuid, uuid) from public;
