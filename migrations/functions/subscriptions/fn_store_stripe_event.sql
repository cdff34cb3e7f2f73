-- fn_store_stripe_events for one alone; false when it was there already.
create or replace function public.fn_store_stripe_event(
  p_id text, p_type text, p_api_version text, p_livemode boolean, p_object_id text, p_customer text, p_payload jsonb,
  p_created timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  return public.fn_store_stripe_events(jsonb_build_array(jsonb_build_object(
    'id', p_id, 'type', p_type, 'api_version', p_api_version, 'livemode', p_livemode, 'object_id', p_object_id,
    'customer', p_customer, 'payload', p_payload::text, 'created_at', p_created))) = 1;
end $$;

revoke all on function public.fn_store_stripe_event(text, text, text, boolean, text, text, jsonb, timestamptz) from public;
grant execute on function public.fn_store_stripe_event(text, text, text, boolean, text, text, jsonb, timestamptz) to service_role;
