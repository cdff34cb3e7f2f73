-- A refund that an admin wants, before Stripe is asked: its id makes the idempotency key. The same request gives the same
-- one. Without an amount, all that is left; what is under way counts as refunded.
create or replace function public.fn_begin_refund(p_payment uuid, p_amount integer, p_reason text, p_request uuid)
returns public.refunds
language plpgsql volatile security definer set search_path = '' as $$
declare
  m public.payments;
  r public.refunds;
  v_left integer;
begin
  perform app.require_admin();
  if p_request is null then
    perform app.refuse(400, 'input_invalid', '{"field": "requestId"}');
  end if;
  perform app.lock_user(x.user_id) from public.payments x where x.id = p_payment;
  select * into m from public.payments x where x.id = p_payment for update;
  if not found then
    perform app.refuse(404, 'payment_not_found');
  end if;
  select * into r from public.refunds x where x.request_id = p_request;
  if found then
    return r;
  end if;
  v_left := app.refundable(m);
  if coalesce(p_amount, v_left) not between 1 and v_left then
    perform app.refuse(409, 'refund_not_possible', jsonb_build_object('refundable', v_left));
  end if;
  insert into public.refunds (user_id, payment_id, request_id, amount, currency, reason, created_by)
  values (m.user_id, m.id, p_request, coalesce(p_amount, v_left), m.currency, p_reason, auth.uid()) returning * into r;
  perform app.audit('admin', 'refund.begun', 'refund', r.id, jsonb_build_object('paymentId', m.id, 'amount', r.amount));
  return r;
end $$;

revoke all on function public.fn_begin_refund(uuid, integer, text, uuid) from public;
grant execute on function public.fn_begin_refund(uuid, integer, text, uuid) to authenticated;
