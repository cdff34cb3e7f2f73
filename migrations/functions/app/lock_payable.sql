-- What gives a consult its unit begins with this: its owner's lock, its own, and what the caller is to it, which this
-- returns. A stranger is refused, and so is the role that has another way to a unit.
create or replace function app.lock_payable(p_session uuid, p_barred text) returns text
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
  v_role text;
begin
  perform app.lock_user(x.owner_id) from public.chat_sessions x where x.id = p_session;
  select * into s from public.chat_sessions where id = p_session for no key update;
  v_role := app.case_role(s);
  if s.id is null or v_role is null then
    perform app.refuse_stranger(s);
  elsif v_role = p_barred then
    perform app.refuse(403, 'forbidden');
  end if;
  return v_role;
end $$;

revoke all on function app.lock_payable(uuid, text) from public;
