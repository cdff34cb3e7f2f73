-- The signed-in person's subscription that gives units; refused where there is none. Takes the person's lock.
create or replace function app.live_subscription() returns public.user_subscriptions
language plpgsql volatile set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.user_subscriptions;
begin
  perform app.lock_waiting(v_user);
  select * into s from public.user_subscriptions x
  where x.user_id = v_user and app.is_live(x.status) and not x.superseded and (not x.stub or x.cancel_at is null or x.cancel_at > now());
  if not found then
    perform app.refuse(404, 'no_active_subscription');
  end if;
  return s;
end $$;

revoke all on function app.live_subscription() from public;
