-- The same lock as app.lock_user, without waiting: false when somebody has it. For who already holds other locks.
create or replace function app.try_lock_user(p_user uuid) returns boolean
language sql volatile as $$
  select pg_try_advisory_xact_lock(hashtextextended(p_user::text, 0));
$$;

revoke all on function app.try_lock_user(uuid) from public;
