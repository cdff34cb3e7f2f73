-- An approved vet takes a waiting consult. Of many, the one whose UPDATE finds it waiting gets it.
create or replace function public.fn_claim_session(p_session uuid) returns public.chat_sessions
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
begin
  if not app.is_vet() then
    if app.has_role('vet') then
      perform app.refuse(403, 'vet_not_available');
    end if;
    perform app.refuse(403, 'forbidden');
  end if;
  update public.chat_sessions
  set status = 'active', vet_id = v_user, claimed_at = now(), last_activity_at = now(), updated_at = now()
  where id = p_session and status = 'waiting' and owner_id <> v_user
  returning * into s;
  if s.id is null then
    select * into s from public.chat_sessions where id = p_session;
    if s.id is null or s.status = 'pending_payment' then
      perform app.refuse(404, 'session_not_found');
    elsif s.owner_id = v_user then
      -- Nobody is paid for talking to themselves.
      perform app.refuse(403, 'forbidden');
    elsif s.status = 'active' and s.vet_id <> v_user then
      perform app.refuse(409, 'already_claimed');
    elsif s.status <> 'active' then
      perform app.refuse(409, 'session_not_live');
    end if;
    return s;
  end if;
  update public.entitlement_consumptions set expires_at = now() + app.setting_seconds('lease_active_seconds')
  where session_id = s.id and status = 'reserved';
  perform app.session_changed(s, 'vet', 'session.claimed', '{}', true);
  return s;
end $$;

revoke all on function public.fn_claim_session(uuid) from public;
grant execute on function public.fn_claim_session(uuid) to authenticated;
