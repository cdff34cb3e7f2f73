-- A payment's refunds as Stripe has them: ours are known by the id that they were begun with, whether or not Stripe's
-- answer to that ever came; the others were made at Stripe. One that is under way here and not there yet stays.
create or replace function app.converge_refunds(p_payment public.payments, p_refunds jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  r record;
begin
  for r in
    select * from jsonb_to_recordset(p_refunds) as x(id text, amount integer, status text, reason text, failure_reason text,
      created timestamptz, refund_id uuid)
    order by x.id
  loop
    update public.refunds x set stripe_refund_id = r.id
    where x.id = r.refund_id and x.payment_id = p_payment.id and x.stripe_refund_id is null
      and not exists (select from public.refunds y where y.stripe_refund_id = r.id);
    insert into public.refunds as x
      (user_id, payment_id, stripe_refund_id, amount, currency, status, reason, failure_reason, created_at)
    values (p_payment.user_id, p_payment.id, r.id, r.amount, p_payment.currency, r.status, r.reason, r.failure_reason,
      coalesce(r.created, now()))
    on conflict (stripe_refund_id) do update set
      amount = excluded.amount, status = excluded.status, reason = coalesce(excluded.reason, x.reason),
      failure_reason = excluded.failure_reason, updated_at = now()
    where (x.amount, x.status, x.failure_reason) is distinct from (excluded.amount, excluded.status, excluded.failure_reason);
  end loop;
end $$;

revoke all on function app.converge_refunds(public.payments, jsonb) from public;
