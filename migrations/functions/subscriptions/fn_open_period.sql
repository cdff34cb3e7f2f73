-- The usage row of one period, made once; units that people bought or were given are never touched by it. A trial that
-- was moved keeps its row and gets its new end.
create or replace function public.fn_open_period(p_subscription uuid, p_start timestamptz, p_end timestamptz)
returns public.subscription_usage
language plpgsql volatile security definer set search_path = '' as $$
declare
  u public.subscription_usage;
begin
  if p_start is null or p_end is null or p_end <= p_start then
    perform app.refuse(400, 'input_invalid');
  end if;
  insert into public.subscription_usage
    (subscription_id, user_id, plan_id, period_start, period_end, included_chats, included_videos)
  select s.id, s.user_id, p.id, p_start, p_end,
    p.included_chats * app.months_in_period(p_start, p_end), p.included_videos * app.months_in_period(p_start, p_end)
  from public.user_subscriptions s join public.subscription_plans p on p.id = s.plan_id
  where s.id = p_subscription
  on conflict (subscription_id, period_start) do update set period_end = excluded.period_end
    where subscription_usage.period_end <> excluded.period_end;
  select * into u from public.subscription_usage x where x.subscription_id = p_subscription and x.period_start = p_start;
  if not found then
    perform app.refuse(404, 'no_active_subscription');
  end if;
  return u;
end $$;

revoke all on function public.fn_open_period(uuid, timestamptz, timestamptz) from public;
grant execute on function public.fn_open_period(uuid, timestamptz, timestamptz) to service_role;
