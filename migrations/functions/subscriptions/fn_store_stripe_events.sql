-- Puts events in the inbox and queues their jobs, in one transaction ([{id, type, api_version, livemode, object_id,
-- customer, payload, created_at}], payload as text). In the order of their ids, so that two servers with the same events
-- never wait in a circle. Returns how many were not there yet.
create or replace function public.fn_store_stripe_events(p_events jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_jobs jsonb;
begin
  with stored as (
    insert into public.stripe_subscription_events
      (id, type, api_version, livemode, object_id, stripe_customer_id, payload, created_at)
    select e.id, e.type, e.api_version, coalesce(e.livemode, false), e.object_id, e.customer, e.payload::jsonb, e.created_at
    from jsonb_to_recordset(p_events) as e(id text, type text, api_version text, livemode boolean, object_id text,
      customer text, payload text, created_at timestamptz)
    order by e.id
    on conflict (id) do nothing
    returning id
  )
  select jsonb_agg(jsonb_build_object('payload', jsonb_build_object('eventId', s.id), 'key', 'stripe:' || s.id)) into v_jobs
  from stored s;
  if v_jobs is not null then
    perform app.enqueue_many('stripe-event', v_jobs);
  end if;
  return coalesce(jsonb_array_length(v_jobs), 0);
end $$;

revoke all on function public.fn_store_stripe_events(jsonb) from public;
grant execute on function public.fn_store_stripe_events(jsonb) to service_role;
