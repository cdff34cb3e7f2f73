-- Takes one unit for a session: of the plan's current period, else of the credit that expires first; null when none is
-- left. The guard in the UPDATE is checked again on the row as the previous caller left it, so the last unit goes to one.
-- Callers hold the person's lock, and have made sure that the session has no unit of this type yet.
create or replace function app.reserve_unit(p_session uuid, p_user uuid, p_type text) returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  v_usage uuid;
  v_credit uuid;
  v_row public.entitlement_consumptions;
begin
  update public.subscription_usage u
  set reserved_chats = u.reserved_chats + (p_type = 'chat')::integer,
      reserved_videos = u.reserved_videos + (p_type = 'video')::integer
  where u.id = (select l.id from app.live_usage l where l.user_id = p_user)
    and case p_type
      when 'chat' then u.reserved_chats + u.consumed_chats < u.included_chats
      else u.reserved_videos + u.consumed_videos < u.included_videos end
  returning u.id into v_usage;

  if v_usage is null then
    select c.id into v_credit from public.overage_credits c
    where c.user_id = p_user and c.type = p_type and (c.expires_at is null or c.expires_at > now())
      and c.reserved + c.consumed + c.reversed + c.expired < c.granted
    order by c.expires_at nulls last, c.created_at, c.id
    limit 1 for update;
    if v_credit is null then
      return null;
    end if;
    update public.overage_credits set reserved = reserved + 1 where id = v_credit;
  end if;

  insert into public.entitlement_consumptions (session_id, user_id, type, source, usage_id, credit_id, expires_at)
  values (p_session, p_user, p_type, case when v_usage is null then 'credit' else 'subscription' end, v_usage, v_credit,
    now() + app.setting_seconds('lease_waiting_seconds'))
  returning * into v_row;
  if v_credit is not null then
    insert into public.overage_credit_ledger (credit_id, kind, units, consumption_id) values (v_credit, 'draw', -1, v_row.id);
  end if;
  return v_row;
end $$;

revoke all on function app.reserve_unit(uuid, uuid, text) from public;
