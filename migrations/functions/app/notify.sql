-- Tells the server processes that something changed (contract/realtime.ts); heard once this transaction commits.
-- Without SET, so that the planner inlines it: a SQL function that is not inlined is planned anew with each call.
create or replace function app.notify(topic text, kind text, data jsonb default null) returns void
language sql volatile as $$
  select pg_notify('callavet', jsonb_strip_nulls(jsonb_build_object('topic', topic, 'kind', kind, 'data', data))::text);
$$;

revoke all on function app.notify(text, text, jsonb) from public;
