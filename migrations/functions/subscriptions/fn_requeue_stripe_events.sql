-- Queues stored events again that nobody will come back to: their job was never queued or lost, gave up after its last
-- attempt, or is held by a worker that died. One that waits for its next attempt is left alone. After a hundred attempts
-- only an operator's replay helps; the alert is open since the third.
create or replace function public.fn_requeue_stripe_events(p_older interval, p_limit integer default 1000) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id text;
  v_count integer := 0;
begin
  for v_id in
    select event.id from public.stripe_subscription_events event
    where event.status in ('received', 'failed') and event.received_at < now() - p_older and event.attempts < 100
      and not exists (
        select from graphile_worker.jobs job
        where job.key = 'stripe:' || event.id
          and case when job.locked_at is null then job.attempts < job.max_attempts else job.locked_at > now() - p_older end
      )
    order by event.received_at
    limit p_limit
  loop
    perform app.enqueue('stripe-event', jsonb_build_object('eventId', v_id), 'stripe:' || v_id);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

revoke all on function public.fn_requeue_stripe_events(interval, integer) from public;
grant execute on function public.fn_requeue_stripe_events(interval, integer) to service_role;
