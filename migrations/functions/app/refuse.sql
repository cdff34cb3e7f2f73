-- Says no: the SQLSTATE carries the HTTP status, the message is a reason of contract/reasons.ts.
create or replace function app.refuse(status integer, reason text, details jsonb default '{}') returns void
language plpgsql volatile set search_path = '' as $$
begin
  raise exception using errcode = 'CV' || status, message = reason, detail = details::text;
end $$;

revoke all on function app.refuse(integer, text, jsonb) from public;
