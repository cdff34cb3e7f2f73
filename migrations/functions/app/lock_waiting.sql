-- The person's lock, and that of their consults which wait for payment: for what changes units first and lets those
-- consults draw afterwards. Sessions come before usage and credits in the order of locks (app.lock_user).
create or replace function app.lock_waiting(p_user uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform app.lock_user(p_user);
  perform from public.chat_sessions s
  where s.owner_id = p_user and s.status = 'pending_payment' order by s.created_at, s.id for no key update;
end $$;

revoke all on function app.lock_waiting(uuid) from public;
