-- The period that a person draws units from now. After a trial that ended early two periods cover this moment: the one
-- that began last counts.
create or replace view app.live_usage as
  select distinct on (u.user_id)
    u.id, u.user_id, u.subscription_id, u.plan_id, u.period_start, u.period_end, u.included_chats, u.included_videos,
    u.reserved_chats, u.reserved_videos, u.consumed_chats, u.consumed_videos, u.frozen, s.status
  from public.subscription_usage u
  join public.user_subscriptions s on s.id = u.subscription_id
  where app.is_live(s.status) and not s.superseded and u.period_start <= now() and u.period_end > now()
  order by u.user_id, u.period_start desc;

revoke all on app.live_usage from public;
