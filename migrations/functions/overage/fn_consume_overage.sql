-- Pays for a live consult with what was bought before: 'purchase', a paid purchase that has not paid for a consult yet
-- (the oldest when none is named); 'credit', any credit. For its owner and an admin. A consult that has its unit keeps it.
create or replace function public.fn_consume_overage(p_session uuid, p_mode text, p_purchase uuid default null)
returns public.entitlement_consumptions
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions;
  c public.entitlement_consumptions;
  v_role text;
  v_purchase uuid;
begin
  if p_mode is null or p_mode not in ('purchase', 'credit') then
    perform app.refuse(400, 'input_invalid', '{"field": "mode"}');
  end if;
  v_role := app.lock_payable(p_session, 'vet');
  select * into s from public.chat_sessions where id = p_session;
  select * into c from public.entitlement_consumptions x
  where x.session_id = s.id and x.type = s.type and x.status in ('reserved', 'committed');
  if found then
    return c;
  elsif s.status not in ('pending_payment', 'waiting', 'active') then
    perform app.refuse(409, 'session_not_live');
  end if;
  if p_mode = 'purchase' then
    v_purchase := app.purchase_to_use(s, p_purchase);
  end if;
  if p_mode = 'credit' or v_purchase is not null then
    c := app.take_credit(s.id, s.owner_id, s.type, v_purchase);
  end if;
  if c.id is null then
    perform app.refuse(402, 'no_purchase_or_credit_available');
  end if;
  update public.overage_purchases set fulfilled_as = 'session', updated_at = now() where id = v_purchase;
  perform app.record_reserved(s, c, v_role);
  return c;
end $$;

revoke all on function public.fn_consume_overage(uuid, text, uuid) from public;
grant execute on function public.fn_consume_overage(uuid, text, uuid) to authenticated;
