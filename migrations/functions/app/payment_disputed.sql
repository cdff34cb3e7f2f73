-- Whether a dispute stands against a payment: open or lost.
create or replace function app.payment_disputed(p_payment uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from public.disputes d where d.payment_id = p_payment and app.freezes(d.status));
end $$;

revoke all on function app.payment_disputed(uuid) from public;
