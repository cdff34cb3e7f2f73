-- `details` holds ids and states, never what people wrote.
create or replace function app.audit(
  actor_role text, action text, subject_type text, subject_id uuid, details jsonb default '{}'
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.audit_log (actor_id, actor_role, action, subject_type, subject_id, details)
  values (auth.uid(), $1, $2, $3, $4, $5);
end $$;

revoke all on function app.audit(text, text, text, uuid, jsonb) from public;
