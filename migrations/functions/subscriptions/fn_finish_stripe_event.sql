-- The event is done with: 'processed', or 'ignored' with the reason kept in last_error.
create or replace function public.fn_finish_stripe_event(p_id text, p_status text, p_note text default null) returns void
language sql volatile security definer set search_path = '' as $$
  update public.stripe_subscription_events
  set status = p_status, processed_at = now(), attempts = attempts + 1, last_error = p_note
  where id = p_id and status in ('received', 'failed');
  update public.alerts set resolved_at = now() where kind = 'stripe_event_failed' and subject = p_id and resolved_at is null;
$$;

revoke all on function public.fn_finish_stripe_event(text, text, text) from public;
grant execute on function public.fn_finish_stripe_event(text, text, text) to service_role;
