-- Keeps why an attempt failed; the queue tries again. The third failure in a row is an operator's business.
create or replace function public.fn_fail_stripe_event(p_id text, p_error text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event public.stripe_subscription_events;
begin
  update public.stripe_subscription_events
  set status = 'failed', attempts = attempts + 1, last_error = left(p_error, 2000)
  where id = p_id and status in ('received', 'failed')
  returning * into v_event;
  if v_event.attempts >= 3 then
    perform app.alert('stripe_event_failed', p_id, jsonb_build_object('type', v_event.type, 'error', v_event.last_error));
  end if;
end $$;

revoke all on function public.fn_fail_stripe_event(text, text) from public;
grant execute on function public.fn_fail_stripe_event(text, text) to service_role;
