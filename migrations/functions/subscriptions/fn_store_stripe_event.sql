-- Puts an event in the inbox and queues its job, in one transaction; false when it was there already.
create or replace function public.fn_store_stripe_event(
  p_id text, p_type text, p_api_version text, p_livemode boolean, p_object_id text, p_customer text, p_payload jsonb,
  p_created timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.stripe_subscription_events
    (id, type, api_version, livemode, object_id, stripe_customer_id, payload, created_at)
  values (p_id, p_type, p_api_version, coalesce(p_livemode, false), p_object_id, p_customer, p_payload, p_created)
  on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  perform app.enqueue('stripe-event', jsonb_build_object('eventId', p_id), 'stripe:' || p_id);
  return true;
end $$;

revoke all on function public.fn_store_stripe_event(text, text, text, boolean, text, text, jsonb, timestamptz) from public;
grant execute on function public.fn_store_stripe_event(text, text, text, boolean, text, text, jsonb, timestamptz) to service_role;
