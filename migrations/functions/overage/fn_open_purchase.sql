-- Keeps where a purchase is paid. Its events may have been here first: then they have said more.
create or replace function public.fn_open_purchase(
  p_purchase uuid, p_stripe_session text, p_url text, p_payment_intent text default null
) returns void
language sql volatile security definer set search_path = '' as $$
  update public.overage_purchases
  set status = case status when 'creating' then 'checkout_created' else status end, url = p_url,
      stripe_checkout_session_id = coalesce(stripe_checkout_session_id, p_stripe_session),
      stripe_payment_intent_id = coalesce(stripe_payment_intent_id, p_payment_intent), updated_at = now()
  where id = p_purchase and status not in ('paid', 'processing');
$$;

revoke all on function public.fn_open_purchase(uuid, text, text, text) from public;
grant execute on function public.fn_open_purchase(uuid, text, text, text) to service_role;
