-- What Stripe answered to a refund of ours. Its events may have been here first: then they have said more.
create or replace function public.fn_open_refund(p_refund uuid, p_stripe_refund text, p_status text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  r public.refunds;
begin
  perform app.lock_waiting(x.user_id) from public.refunds x where x.id = p_refund;
  update public.refunds set stripe_refund_id = p_stripe_refund, status = p_status, updated_at = now()
  where id = p_refund and stripe_refund_id is null
    and not exists (select from public.refunds x where x.stripe_refund_id = p_stripe_refund)
  returning * into r;
  if found then
    perform app.settle_payment(r.payment_id);
    perform app.notify('user:' || r.user_id, 'subscription');
  end if;
end $$;

revoke all on function public.fn_open_refund(uuid, text, text) from public;
grant execute on function public.fn_open_refund(uuid, text, text) to service_role;
