-- What draws units or gives them takes this lock first: a start that found no unit, and a payment that opens a period at
-- the same moment, must see each other. The order of all locks: person, session, consumption, usage, credit, purchase.
create or replace function app.lock_user(p_user uuid) returns void
language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended(p_user::text, 0));
$$;

revoke all on function app.lock_user(uuid) from public;
