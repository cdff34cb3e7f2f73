-- Until the transaction ends, nobody else converges what belongs to this customer at Stripe. Read from Stripe after it:
-- then the last to write has the freshest reading.
create or replace function app.lock_customer(p_customer text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext(p_customer));
end $$;

revoke all on function app.lock_customer(text) from public;
grant execute on function app.lock_customer(text) to service_role;
