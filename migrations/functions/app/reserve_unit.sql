-- Takes one unit for a session: of the plan's current period, else of the credit that expires first; null when none is
-- left. What a dispute has frozen is passed over. The guard in the UPDATE is checked again on the row as the previous
-- caller left it, so the last unit goes to one. Callers hold the person's lock, and have made sure that the session has
-- no unit of this type yet.
create or replace function app.reserve_unit(p_session uuid, p_user uuid, p_type text) returns public.entitlement_consumptions
language plpgsql volatile set search_path = '' as $$
declare
  v_usage uuid;
  v_row public.entitlement_consumptions;
begin
  update public.subscription_usage u
  set reserved_chats = u.reserved_chats + (p_type = 'chat')::integer,
      reserved_videos = u.reserved_videos + (p_type = 'video')::integer
  where u.id = (select l.id from app.live_usage l where l.user_id = p_user) and not u.frozen
    and case p_type
      when 'chat' then u.reserved_chats + u.consumed_chats < u.included_chats
      else u.reserved_videos + u.consumed_videos < u.included_videos end
  returning u.id into v_usage;
  if v_usage is null then
    return app.take_credit(p_session, p_user, p_type);
  end if;
  insert into public.entitlement_consumptions (session_id, user_id, type, source, usage_id, expires_at)
  values (p_session, p_user, p_type, 'subscription', v_usage, now() + app.setting_seconds('lease_waiting_seconds'))
  returning * into v_row;
  return v_row;
end $$;

revoke all on function app.reserve_unit(uuid, uuid, text) from public;
