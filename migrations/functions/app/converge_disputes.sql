-- A payment's disputes as Stripe has them. An operator must answer one that is open.
create or replace function app.converge_disputes(p_payment public.payments, p_disputes jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  d record;
begin
  for d in
    select * from jsonb_to_recordset(p_disputes) as x(id text, amount integer, status text, reason text,
      evidence_due_by timestamptz, created timestamptz)
    order by x.id
  loop
    insert into public.disputes as x
      (user_id, payment_id, stripe_dispute_id, amount, currency, status, reason, evidence_due_by, created_at)
    values (p_payment.user_id, p_payment.id, d.id, d.amount, p_payment.currency, d.status, d.reason, d.evidence_due_by,
      coalesce(d.created, now()))
    on conflict (stripe_dispute_id) do update set
      amount = excluded.amount, status = excluded.status, reason = excluded.reason, evidence_due_by = excluded.evidence_due_by,
      updated_at = now()
    where (x.amount, x.status, x.reason, x.evidence_due_by)
      is distinct from (excluded.amount, excluded.status, excluded.reason, excluded.evidence_due_by);
    if app.freezes(d.status) and d.status <> 'lost' then
      perform app.alert('dispute_open', d.id, jsonb_build_object('userId', p_payment.user_id, 'paymentId', p_payment.id));
    else
      perform app.resolve_alert('dispute_open', d.id);
    end if;
  end loop;
end $$;

revoke all on function app.converge_disputes(public.payments, jsonb) from public;
