-- What a person has now: the plan's units of the running period (included = reserved + consumed + remaining), credits
-- that can still be drawn, units that one-off purchases paid for in the period, and whether a dispute has frozen the
-- plan's units. Always one row.
create or replace function public.fn_current_usage(p_user uuid default auth.uid()) returns table (
  plan_code text, subscription_id uuid, status text, period_start timestamptz, period_end timestamptz,
  chat_included integer, chat_reserved integer, chat_consumed integer, chat_remaining integer, chat_credits integer, chat_overage integer,
  video_included integer, video_reserved integer, video_consumed integer, video_remaining integer, video_credits integer,
  video_overage integer, frozen boolean
)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.is_service() then
    if app.require_user() is distinct from p_user and not app.is_admin() then
      perform app.refuse(403, 'forbidden');
    end if;
  end if;
  return query
  with credits as (
    select c.type, sum(c.granted - c.reserved - c.consumed - c.reversed - c.expired)::integer as units
    from public.overage_credits c
    where c.user_id = p_user and not c.frozen and (c.expires_at is null or c.expires_at > now()) group by c.type
  )
  select p.code, s.id, s.status, coalesce(u.period_start, s.current_period_start), coalesce(u.period_end, s.current_period_end),
    coalesce(u.included_chats, 0), coalesce(u.reserved_chats, 0), coalesce(u.consumed_chats, 0),
    coalesce(u.included_chats - u.reserved_chats - u.consumed_chats, 0),
    coalesce((select c.units from credits c where c.type = 'chat'), 0), coalesce(o.chats, 0),
    coalesce(u.included_videos, 0), coalesce(u.reserved_videos, 0), coalesce(u.consumed_videos, 0),
    coalesce(u.included_videos - u.reserved_videos - u.consumed_videos, 0),
    coalesce((select c.units from credits c where c.type = 'video'), 0), coalesce(o.videos, 0), coalesce(u.frozen, false)
  from (select p_user as id) person
  left join public.user_subscriptions s on s.user_id = person.id and app.is_live(s.status) and not s.superseded
  left join public.subscription_plans p on p.id = s.plan_id
  left join app.live_usage u on u.user_id = p_user
  left join lateral (
    select count(*) filter (where k.type = 'chat')::integer as chats, count(*) filter (where k.type = 'video')::integer as videos
    from public.entitlement_consumptions k
    where k.user_id = p_user and k.source = 'overage' and k.status in ('reserved', 'committed')
      and (u.id is null or (k.reserved_at >= u.period_start and k.reserved_at < u.period_end))
  ) o on true;
end $$;

revoke all on function public.fn_current_usage(uuid) from public;
grant execute on function public.fn_current_usage(uuid) to authenticated, service_role;
