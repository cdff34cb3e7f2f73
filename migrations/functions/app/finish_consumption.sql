-- Ends a reservation for good: committed, released or expired; charged or given back to the bucket that it came from,
-- whatever the period is by now. Doing it again changes nothing, doing the opposite is refused. Callers hold the
-- session's lock.
create or replace function app.finish_consumption(p_consumption uuid, p_status text, p_reason text)
returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  c public.entitlement_consumptions;
  v_commit boolean := p_status = 'committed';
  v_purchase uuid;
begin
  select * into c from public.entitlement_consumptions where id = p_consumption for update;
  if not found then
    perform app.refuse(404, 'consumption_not_found');
  elsif c.status = 'committed' and not v_commit then
    perform app.refuse(409, 'consumption_already_committed');
  elsif c.status in ('released', 'expired') and v_commit then
    perform app.refuse(409, 'consumption_already_released');
  elsif c.status <> 'reserved' then
    return c;
  end if;

  update public.entitlement_consumptions set status = p_status, finished_at = now(), finish_reason = p_reason
  where id = c.id returning * into c;
  if c.usage_id is not null then
    update public.subscription_usage u
    set reserved_chats = u.reserved_chats - (c.type = 'chat')::integer,
        reserved_videos = u.reserved_videos - (c.type = 'video')::integer,
        consumed_chats = u.consumed_chats + (v_commit and c.type = 'chat')::integer,
        consumed_videos = u.consumed_videos + (v_commit and c.type = 'video')::integer
    where u.id = c.usage_id;
  elsif c.credit_id is not null then
    update public.overage_credits set reserved = reserved - 1, consumed = consumed + v_commit::integer where id = c.credit_id
    returning case origin when 'purchase' then purchase_id end into v_purchase;
    if not v_commit then
      insert into public.overage_credit_ledger (credit_id, kind, units, consumption_id) values (c.credit_id, 'return', 1, c.id);
    end if;
    -- It was refunded while it was in use: what came back is taken back now, what is used now is compensated for.
    if exists (select from public.overage_purchases p where p.id = v_purchase and p.shortfall > 0) then
      perform app.settle_purchase(v_purchase);
    end if;
  end if;
  perform app.notify('user:' || c.user_id, 'subscription');
  return c;
end $$;

revoke all on function app.finish_consumption(uuid, text, text) from public;
