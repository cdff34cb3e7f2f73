-- Gives units that no period resets: by an admin or the service; the same request gives once. Consults that wait for
-- payment take them at once.
create or replace function public.fn_grant_credit(
  p_user uuid, p_type text, p_units integer, p_origin text default 'goodwill', p_expires_at timestamptz default null,
  p_note text default '', p_request uuid default null
) returns public.overage_credits
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row public.overage_credits;
  v_role text := case when app.is_service() then 'service' when app.is_admin() then 'admin' end;
begin
  if v_role is null then
    perform app.require_user();
    perform app.refuse(403, 'forbidden');
  end if;
  if p_units is null or p_units not between 1 and 1000 or p_type is null or p_type not in ('chat', 'video')
    or p_expires_at <= now() or not exists (select from public.profiles p where p.id = p_user) then
    perform app.refuse(400, 'input_invalid');
  end if;
  perform app.lock_user(p_user);
  select * into v_row from public.overage_credits c where c.request_id = p_request;
  if found then
    return v_row;
  end if;
  insert into public.overage_credits (user_id, type, granted, origin, expires_at, request_id)
  values (p_user, p_type, p_units, p_origin, p_expires_at, p_request) returning * into v_row;
  insert into public.overage_credit_ledger (credit_id, kind, units, note) values (v_row.id, 'grant', p_units, coalesce(p_note, ''));
  perform app.audit(v_role, 'credit.granted', 'credit', v_row.id,
    jsonb_build_object('userId', p_user, 'type', p_type, 'units', p_units, 'origin', p_origin));
  perform app.notify('user:' || p_user, 'subscription');
  perform app.resume_pending(p_user);
  select * into v_row from public.overage_credits where id = v_row.id;
  return v_row;
end $$;

revoke all on function public.fn_grant_credit(uuid, text, integer, text, timestamptz, text, uuid) from public;
grant execute on function public.fn_grant_credit(uuid, text, integer, text, timestamptz, text, uuid) to authenticated, service_role;
