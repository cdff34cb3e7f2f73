-- The purchase that is to pay for a consult: the one named, which must be its owner's, paid and of its type; else the
-- oldest that has a unit. Null when none has. Each pays for one consult at most; what else it has is drawn as credit.
create or replace function app.purchase_to_use(p_session public.chat_sessions, p_purchase uuid) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  p public.overage_purchases;
begin
  if p_purchase is not null then
    select * into p from public.overage_purchases x where x.id = p_purchase and x.user_id = p_session.owner_id;
    if not found then
      perform app.refuse(404, 'purchase_not_found');
    elsif p.status <> 'paid' then
      perform app.refuse(409, 'purchase_not_paid');
    elsif p.type <> p_session.type then
      perform app.refuse(400, 'input_invalid', '{"field": "purchaseId"}');
    end if;
  end if;
  return (
    select x.id from public.overage_purchases x
    join public.overage_credits c on c.purchase_id = x.id and c.origin = 'purchase' and not c.frozen
      and c.expires_at > now() and c.reserved + c.consumed + c.reversed + c.expired < c.granted
    where x.user_id = p_session.owner_id and x.type = p_session.type and (p_purchase is null or x.id = p_purchase)
      and not exists (select from public.entitlement_consumptions k where k.overage_purchase_id = x.id)
    order by x.paid_at, x.id limit 1);
end $$;

revoke all on function app.purchase_to_use(public.chat_sessions, uuid) from public;
