-- Queues again what should have been drafted by now and has no job: it ended before the queue's tables existed, or the
-- job was lost. How many.
create or replace function public.fn_requeue_drafts(p_older_than interval default '5 minutes') returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session uuid;
  v_count integer := 0;
begin
  if to_regclass('graphile_worker.jobs') is null then
    return 0;
  end if;
  for v_session in
    select d.session_id from public.care_drafts d
    where d.status = 'drafting' and d.requested_at < now() - p_older_than
      and not exists (select from graphile_worker.jobs j where j.key = 'draft-consult:' || d.session_id)
    order by d.requested_at limit 100
  loop
    perform app.enqueue('draft-consult', jsonb_build_object('sessionId', v_session), 'draft-consult:' || v_session);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

revoke all on function public.fn_requeue_drafts(interval) from public;
grant execute on function public.fn_requeue_drafts(interval) to service_role;
