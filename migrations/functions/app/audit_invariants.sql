-- What must never be: one row for each violation, none in a sound database. For an admin or the service.
create or replace function app.audit_invariants() returns table (violation text, subject text, details jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.is_service() and not app.is_admin() then
    perform app.refuse(403, 'forbidden');
  end if;
  return query
  with used as (
    select k.usage_id, k.credit_id,
      count(*) filter (where k.type = 'chat' and k.status = 'reserved') as chats_reserved,
      count(*) filter (where k.type = 'chat' and k.status = 'committed') as chats_committed,
      count(*) filter (where k.type = 'video' and k.status = 'reserved') as videos_reserved,
      count(*) filter (where k.type = 'video' and k.status = 'committed') as videos_committed,
      count(*) filter (where k.status = 'reserved') as reserved, count(*) filter (where k.status = 'committed') as committed
    from public.entitlement_consumptions k group by k.usage_id, k.credit_id
  )
  select 'usage differs from its consumptions', u.id::text, to_jsonb(u)
  from public.subscription_usage u left join used x on x.usage_id = u.id
  where (u.reserved_chats, u.consumed_chats, u.reserved_videos, u.consumed_videos) is distinct from
    (coalesce(x.chats_reserved, 0), coalesce(x.chats_committed, 0), coalesce(x.videos_reserved, 0), coalesce(x.videos_committed, 0))
  union all
  select 'usage is negative or more than included', u.id::text, to_jsonb(u) from public.subscription_usage u
  where least(u.reserved_chats, u.consumed_chats, u.reserved_videos, u.consumed_videos) < 0
    or u.reserved_chats + u.consumed_chats > u.included_chats or u.reserved_videos + u.consumed_videos > u.included_videos
  union all
  select 'credit differs from its consumptions', c.id::text, to_jsonb(c)
  from public.overage_credits c left join used x on x.credit_id = c.id
  where (c.reserved, c.consumed) is distinct from (coalesce(x.reserved, 0), coalesce(x.committed, 0))
  union all
  select 'credit differs from its ledger', c.id::text, to_jsonb(c) from public.overage_credits c
  where c.granted - c.reserved - c.consumed - c.reversed - c.expired
    is distinct from (select sum(l.units) from public.overage_credit_ledger l where l.credit_id = c.id)
  union all
  select 'committed from none or several buckets', k.id::text, to_jsonb(k) from public.entitlement_consumptions k
  where k.status = 'committed' and num_nonnulls(k.usage_id, k.credit_id) <> 1
  union all
  select 'several units for one session and type', k.session_id::text, jsonb_build_object('type', k.type, 'units', count(*))
  from public.entitlement_consumptions k where k.status in ('reserved', 'committed') group by k.session_id, k.type having count(*) > 1
  union all
  select 'ended or unpaid session keeps a reservation', s.id::text, jsonb_build_object('status', s.status)
  from public.chat_sessions s join public.entitlement_consumptions k on k.session_id = s.id and k.status = 'reserved'
  where s.status not in ('waiting', 'active')
  union all
  select 'charged without care', s.id::text, jsonb_build_object('consumption', k.id)
  from public.chat_sessions s join public.entitlement_consumptions k on k.session_id = s.id and k.status = 'committed'
  where k.finish_reason <> 'committed' and not app.care_given(s)
  union all
  select 'messages differ from their count', s.id::text, jsonb_build_object('last_seq', s.last_seq, 'messages', m.units)
  from public.chat_sessions s
  cross join lateral (select count(*) as units, max(x.seq) as seq from public.chat_messages x where x.session_id = s.id) m
  where m.units <> s.last_seq or coalesce(m.seq, 0) <> s.last_seq
  union all
  select * from app.audit_purchases();
end $$;

revoke all on function app.audit_invariants() from public;
grant execute on function app.audit_invariants() to authenticated, service_role;
