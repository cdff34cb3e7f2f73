-- An admin has a stored event done again, from the start; whatever it says is read afresh, so doing it twice is safe.
create or replace function public.fn_replay_stripe_event(p_id text) returns public.stripe_subscription_events
language plpgsql volatile security definer set search_path = '' as $$
declare
  e public.stripe_subscription_events;
begin
  perform app.require_admin();
  update public.stripe_subscription_events
  set status = 'received', attempts = 0, processed_at = null, last_error = null where id = p_id returning * into e;
  if not found then
    perform app.refuse(404, 'not_found');
  end if;
  perform app.enqueue('stripe-event', jsonb_build_object('eventId', p_id), 'stripe:' || p_id);
  perform app.audit('admin', 'stripe_event.replayed', 'stripe_event', null, jsonb_build_object('eventId', p_id, 'type', e.type));
  return e;
end $$;

revoke all on function public.fn_replay_stripe_event(text) from public;
grant execute on function public.fn_replay_stripe_event(text) to authenticated;
