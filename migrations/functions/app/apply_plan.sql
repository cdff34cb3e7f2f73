-- A changed plan's units count in the running period at once; what is reserved or consumed stays, and is never more than
-- what is included.
create or replace function app.apply_plan(p_usage uuid, p_plan uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.subscription_usage u
  set plan_id = p.id,
      included_chats = greatest(
        p.included_chats * app.months_in_period(u.period_start, u.period_end), u.reserved_chats + u.consumed_chats),
      included_videos = greatest(
        p.included_videos * app.months_in_period(u.period_start, u.period_end), u.reserved_videos + u.consumed_videos)
  from public.subscription_plans p
  where u.id = p_usage and p.id = p_plan and u.plan_id <> p.id;
end $$;

revoke all on function app.apply_plan(uuid, uuid) from public;
