-- Succeeded refunds of a payment, in minor units.
create or replace function app.payment_refunded(p_payment uuid) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(sum(r.amount), 0)::integer from public.refunds r where r.payment_id = p_payment and r.status = 'succeeded');
end $$;

revoke all on function app.payment_refunded(uuid) from public;
