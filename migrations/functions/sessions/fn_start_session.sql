-- Starts a consult for the signed-in owner. Without a unit it waits for payment. The same request, or the same animal
-- while its consult lives, gives that consult again; one that waited for payment tries for a unit once more.
-- The insert comes first and the unit second: the usual start is one pass, and the unique indexes find the double click.
create or replace function public.fn_start_session(
  p_type text, p_pet uuid, p_text text, p_language text, p_request uuid, p_urgency text, p_red_flags text[]
) returns table (session public.chat_sessions, consumption public.entitlement_consumptions, created boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  v_id uuid := gen_random_uuid();
  v_pet uuid;
  v_language text;
begin
  if p_type is null or p_type not in ('chat', 'video') or length(p_text) > 4000 or p_language not in ('es', 'en')
    or p_urgency not in ('emergency', 'urgent', 'routine') then
    perform app.refuse(400, 'input_invalid');
  end if;
  select p.language into v_language from public.profiles p where p.id = v_user;
  if not found then
    perform app.refuse(403, 'forbidden', '{"missing": "profile"}');
  end if;
  perform app.lock_user(v_user);
  v_pet := app.pet_for_consult(v_user, p_pet);
  created := false;

  -- An existing consult can end between the refused insert and the look for it: then the insert succeeds.
  while session.id is null loop
    insert into public.chat_sessions
      (id, owner_id, pet_id, type, status, client_request_id, text, urgency, red_flags, language, queued_at)
    values (v_id, v_user, v_pet, p_type, 'waiting', p_request, coalesce(p_text, ''), coalesce(p_urgency, 'routine'),
      coalesce(p_red_flags, '{}'), coalesce(p_language, v_language), now())
    on conflict do nothing returning * into session;
    created := session.id is not null;
    if not created then
      session := app.find_session(v_user, v_pet, p_request);
    end if;
  end loop;

  if not created and session.status in ('pending_payment', 'waiting', 'active') and session.type <> p_type then
    perform app.refuse(409, 'session_already_live', jsonb_build_object('sessionId', session.id));
  end if;
  if created then
    consumption := app.reserve_unit(v_id, v_user, p_type);
    if consumption.id is null then
      update public.chat_sessions set status = 'pending_payment', queued_at = null where id = v_id returning * into session;
    else
      perform app.enqueue('session-started', jsonb_build_object('sessionId', v_id), 'session-started:' || v_id);
    end if;
    perform app.session_changed(session, 'owner', 'session.started',
      jsonb_build_object('type', p_type, 'source', consumption.source), consumption.id is not null);
  elsif session.status = 'pending_payment' then
    consumption := app.reserve_unit(session.id, v_user, session.type);
    if consumption.id is not null then
      session := app.queue_session(session.id, 'owner');
    end if;
  else
    select * into consumption from public.entitlement_consumptions c
    where c.session_id = session.id and c.type = session.type order by c.reserved_at desc limit 1;
  end if;
  return next;
end $$;

revoke all on function public.fn_start_session(text, uuid, text, text, uuid, text, text[]) from public;
grant execute on function public.fn_start_session(text, uuid, text, text, uuid, text, text[]) to authenticated;
