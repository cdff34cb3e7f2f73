-- Raises something that an operator must look at, once until it is resolved.
-- In plpgsql, which keeps the plan, as all that a settled event calls; a SQL function is planned anew with each call.
create or replace function app.alert(p_kind text, p_subject text, p_details jsonb default '{}') returns void
language plpgsql volatile set search_path = '' as $$
begin
  insert into public.alerts (kind, subject, details) values (p_kind, p_subject, p_details)
  on conflict (kind, subject) where resolved_at is null do nothing;
end $$;

revoke all on function app.alert(text, text, jsonb) from public;
