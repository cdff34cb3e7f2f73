-- Units have come: consults that wait for payment take them, the oldest first. Callers hold the person's lock.
create or replace function app.resume_pending(p_user uuid) returns integer
language plpgsql volatile set search_path = '' as $$
declare
  s public.chat_sessions;
  c public.entitlement_consumptions;
  v_count integer := 0;
begin
  for s in
    select * from public.chat_sessions x
    where x.owner_id = p_user and x.status = 'pending_payment' order by x.created_at, x.id for no key update
  loop
    c := app.reserve_unit(s.id, s.owner_id, s.type);
    if c.id is not null then
      perform app.queue_session(s.id, 'system');
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $$;

revoke all on function app.resume_pending(uuid) from public;
