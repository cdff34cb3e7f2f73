-- A purchase is paid now: its units are one credit. Where it was made for a consult of the buyer's that still waits for
-- payment, one of them is reserved for that; the rest, or all, are for whatever waits or comes. Callers hold the person's
-- lock and those of consults that wait.
create or replace function app.fulfil_purchase(p public.overage_purchases) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_credit uuid;
  s public.chat_sessions;
begin
  insert into public.overage_credits (user_id, type, granted, origin, purchase_id, expires_at)
  values (p.user_id, p.type, p.units, 'purchase', p.id, now() + app.setting_seconds('purchased_credit_seconds'))
  returning id into v_credit;
  insert into public.overage_credit_ledger (credit_id, kind, units) values (v_credit, 'grant', p.units);

  select * into s from public.chat_sessions x
  where x.id = p.original_session_id and x.owner_id = p.user_id and x.status = 'pending_payment' and x.type = p.type
    and not exists (
      select from public.entitlement_consumptions k
      where k.session_id = x.id and k.type = x.type and k.status in ('reserved', 'committed'))
  for no key update;
  if s.id is not null then
    perform app.take_credit(s.id, p.user_id, p.type, p.id);
    perform app.queue_session(s.id, 'system');
  end if;
  update public.overage_purchases x
  set status = 'paid', paid_at = now(), updated_at = now(), fulfilled_as = case when s.id is null then 'credits' else 'session' end
  where x.id = p.id;
  perform app.audit('service', 'purchase.paid', 'purchase', p.id,
    jsonb_build_object('userId', p.user_id, 'type', p.type, 'units', p.units, 'sessionId', s.id));
  perform app.notify('user:' || p.user_id, 'subscription');
  perform app.resume_pending(p.user_id);
end $$;

revoke all on function app.fulfil_purchase(public.overage_purchases) from public;
