-- Succeeded refunds of a payment, in minor units.
create or replace function app.payment_refunded(p_payment uuid) returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(r.amount), 0)::integer from public.refunds r where r.payment_id = p_payment and r.status = 'succeeded';
$$;

revoke all on function app.payment_refunded(uuid) from public;
