-- Draws one unit of a credit for a session: of the purchase's own (source overage), else of the one that expires first;
-- null when none is left. The guard is checked again on the row as the previous caller left it, so the last unit goes to
-- one. Callers hold the person's lock, and have made sure that the session has no unit of this type yet.
create or replace function app.take_credit(p_session uuid, p_user uuid, p_type text, p_purchase uuid default null)
returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  v_credit uuid;
  v_row public.entitlement_consumptions;
begin
  select c.id into v_credit from public.overage_credits c
  where c.user_id = p_user and c.type = p_type and (c.expires_at is null or c.expires_at > now()) and not c.frozen
    and c.reserved + c.consumed + c.reversed + c.expired < c.granted
    and (p_purchase is null or (c.purchase_id = p_purchase and c.origin = 'purchase'))
  order by c.expires_at nulls last, c.created_at, c.id
  limit 1 for update;
  if v_credit is null then
    return null;
  end if;
  update public.overage_credits set reserved = reserved + 1 where id = v_credit;
  insert into public.entitlement_consumptions (session_id, user_id, type, source, credit_id, overage_purchase_id, expires_at)
  values (p_session, p_user, p_type, case when p_purchase is null then 'credit' else 'overage' end, v_credit, p_purchase,
    now() + app.setting_seconds('lease_waiting_seconds'))
  returning * into v_row;
  insert into public.overage_credit_ledger (credit_id, kind, units, consumption_id) values (v_credit, 'draw', -1, v_row.id);
  return v_row;
end $$;

revoke all on function app.take_credit(uuid, uuid, text, uuid) from public;
