-- A checkout page was paid or ran out. 'completed' is final, whichever of the two events comes first; paying also wins
-- over our own clock, which may have called the page expired a moment too early.
create or replace function public.fn_finish_checkout(p_stripe_session text, p_status text) returns void
language sql volatile security definer set search_path = '' as $$
  update public.subscription_checkouts set status = p_status
  where stripe_session_id = p_stripe_session
    and (status in ('creating', 'open') or (status = 'expired' and p_status = 'completed'));
$$;

revoke all on function public.fn_finish_checkout(text, text) from public;
grant execute on function public.fn_finish_checkout(text, text) to service_role;
