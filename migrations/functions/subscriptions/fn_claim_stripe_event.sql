-- Takes the customer's lock until the transaction ends, then gives the event if it is still to be done. The lock comes
-- first: of two jobs for one event, the second sees what the first one made of it.
create or replace function public.fn_claim_stripe_event(p_id text) returns setof public.stripe_subscription_events
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform app.lock_customer(coalesce(event.stripe_customer_id, event.object_id, event.id))
    from public.stripe_subscription_events event where event.id = p_id;
  return query
    select * from public.stripe_subscription_events event
    where event.id = p_id and event.status in ('received', 'failed')
    for update;
end $$;

revoke all on function public.fn_claim_stripe_event(text) from public;
grant execute on function public.fn_claim_stripe_event(text) to service_role;
