-- Whether a dispute stands against what paid for the purchase.
create or replace function app.purchase_frozen(p_purchase uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from public.payments m where m.purchase_id = p_purchase and m.disputed);
end $$;

revoke all on function app.purchase_frozen(uuid) from public;
