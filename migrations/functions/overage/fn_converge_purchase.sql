-- Makes a purchase equal to its page and payment as Stripe has them now. 'paid' is final, and comes before whatever was
-- said first: units are given once, by whichever of the two events of one payment is first. Only the amount that was
-- agreed on pays (null: it was not asked). 'open' says nothing new, but which page it is. Returns 'converged', 'unknown_customer' or 'unknown_purchase', the latter two with nothing changed.
create or replace function public.fn_converge_purchase(
  p_purchase uuid, p_customer text, p_checkout_session text, p_payment_intent text, p_state text, p_amount integer, p_currency text
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.customer_user(p_customer);
  v_before text;
  p public.overage_purchases;
begin
  if v_user is null then
    return 'unknown_customer';
  end if;
  perform app.lock_waiting(v_user);
  select x.status into v_before from public.overage_purchases x where x.id = p_purchase and x.user_id = v_user;
  if not found then
    perform app.alert('unknown_purchase', coalesce(p_purchase::text, p_checkout_session, p_payment_intent, ''),
      jsonb_build_object('customer', p_customer));
    return 'unknown_purchase';
  end if;
  -- Before the purchase, as in every order of locks.
  perform from public.overage_credits c where c.purchase_id = p_purchase and c.origin = 'purchase' for update;
  update public.overage_purchases x
  set stripe_checkout_session_id = coalesce(x.stripe_checkout_session_id, p_checkout_session),
      stripe_payment_intent_id = coalesce(x.stripe_payment_intent_id, p_payment_intent),
      status = case when x.status <> 'paid' and p_state in ('processing', 'failed', 'expired') then p_state else x.status end,
      updated_at = now()
  where x.id = p_purchase returning * into p;
  update public.payments m set purchase_id = p.id
  where m.stripe_payment_intent_id = p.stripe_payment_intent_id and m.user_id = v_user and m.purchase_id is null;

  if p_state = 'paid' and p_amount is not null and (p_amount, lower(p_currency)) is distinct from (p.amount, p.currency) then
    perform app.alert('purchase_amount_mismatch', p.id::text,
      jsonb_build_object('userId', v_user, 'amount', p_amount, 'currency', p_currency));
  elsif p_state = 'paid' and p.status <> 'paid' then
    perform app.resolve_alert('purchase_amount_mismatch', p.id::text);
    perform app.fulfil_purchase(p);
  elsif p.status <> v_before then
    perform app.notify('user:' || v_user, 'subscription');
  end if;
  -- A refund follows a payment: what was paid for is given first, as it would have been, though both be told at once or
  -- the refund first.
  perform app.settle_purchase(p.id);
  return 'converged';
end $$;

revoke all on function public.fn_converge_purchase(uuid, text, text, text, text, integer, text) from public;
grant execute on function public.fn_converge_purchase(uuid, text, text, text, text, integer, text) to service_role;
