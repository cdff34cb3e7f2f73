-- The consult, locked, for the vet on the case; anybody else is refused. Its end is not waited for by what it returns.
create or replace function app.lock_case(p_session uuid) returns public.chat_sessions
language plpgsql volatile set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
begin
  select * into s from public.chat_sessions x where x.id = p_session for no key update;
  if s.owner_id = v_user then
    perform app.refuse(403, 'forbidden');
  end if;
  if s.vet_id is distinct from v_user then
    perform app.refuse_stranger(s);
  end if;
  return s;
end $$;

revoke all on function app.lock_case(uuid) from public;
