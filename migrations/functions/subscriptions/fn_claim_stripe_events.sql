-- As fn_claim_stripe_event; and, where that event is new, up to p_limit in all of the same customer's that nobody has
-- tried yet, so that one reading of an object at Stripe serves them all. The event asked for comes first.
create or replace function public.fn_claim_stripe_events(p_id text, p_limit integer) returns setof public.stripe_subscription_events
language plpgsql volatile security definer set search_path = '' as $$
declare
  e public.stripe_subscription_events;
begin
  select * into e from public.fn_claim_stripe_event(p_id);
  if e.id is null then
    return;
  end if;
  return next e;
  if e.attempts = 0 and e.stripe_customer_id is not null then
    return query
      select * from public.stripe_subscription_events x
      where x.stripe_customer_id = e.stripe_customer_id and x.status = 'received' and x.attempts = 0 and x.id <> e.id
      order by x.received_at, x.id
      limit p_limit - 1
      for update;
  end if;
end $$;

revoke all on function public.fn_claim_stripe_events(text, integer) from public;
grant execute on function public.fn_claim_stripe_events(text, integer) to service_role;
