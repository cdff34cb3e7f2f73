-- Stores a message under the next number of its consult. The session's row is locked by its own UPDATE, so numbers have
-- no gaps and follow the order of commits. What the same device sends twice is stored once.
create or replace function public.fn_send_message(p_session uuid, p_client uuid, p_body text) returns public.chat_messages
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
  m public.chat_messages;
  v_seen timestamptz;
begin
  select * into m from public.chat_messages x where x.session_id = p_session and x.client_id = p_client;
  if found and m.sender_id = v_user then
    return m;
  end if;
  if p_client is null or p_body is null or btrim(p_body) = '' or length(p_body) > 8000 then
    perform app.refuse(400, 'input_invalid');
  end if;

  select x.last_activity_at into v_seen from public.chat_sessions x where x.id = p_session;
  update public.chat_sessions x
  set last_seq = x.last_seq + 1, vet_messages = x.vet_messages + (x.vet_id = v_user and x.owner_id <> v_user)::integer,
      last_activity_at = now()
  where x.id = p_session
    and ((x.owner_id = v_user and x.status in ('waiting', 'active')) or (x.vet_id = v_user and x.status = 'active'))
  returning * into s;
  if s.id is null then
    select * into s from public.chat_sessions x where x.id = p_session;
    if v_user in (s.owner_id, s.vet_id) then
      perform app.refuse(409, 'session_not_live');
    end if;
    perform app.refuse_stranger(s);
  end if;

  insert into public.chat_messages (session_id, seq, client_id, sender_id, sender_role, body)
  values (p_session, s.last_seq, p_client, v_user, case when s.owner_id = v_user then 'owner' else 'vet' end, p_body)
  on conflict (session_id, client_id) do nothing returning * into m;
  if m.seq is distinct from s.last_seq then
    -- Sent twice at the same moment, and the other one came first. The number is given back under the same lock.
    update public.chat_sessions set last_seq = last_seq - 1, vet_messages = vet_messages - (s.owner_id <> v_user)::integer
    where id = p_session;
    select * into m from public.chat_messages x where x.session_id = p_session and x.client_id = p_client;
    if m.sender_id <> v_user then
      perform app.refuse(400, 'input_invalid');
    end if;
    return m;
  end if;
  -- The lease follows once a minute, not with each message: its column is indexed.
  if v_seen < now() - interval '1 minute' then
    update public.entitlement_consumptions c set expires_at = greatest(c.expires_at, now() + app.setting_seconds(
      case s.status when 'active' then 'lease_active_seconds' else 'lease_waiting_seconds' end))
    where c.session_id = p_session and c.status = 'reserved';
  end if;
  return m;
end $$;

revoke all on function public.fn_send_message(uuid, uuid, text) from public;
grant execute on function public.fn_send_message(uuid, uuid, text) to authenticated;
