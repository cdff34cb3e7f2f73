-- Events that were handled together ([{id, status, note}], as fn_finish_stripe_event): done with, and with them the jobs
-- that wait to handle each of them again. A job that is at work already finds its event finished.
create or replace function public.fn_finish_stripe_events(p_events jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform public.fn_finish_stripe_event(event.id, event.status, event.note)
    from jsonb_to_recordset(p_events) as event(id text, status text, note text);
  if to_regproc('graphile_worker.remove_job') is not null then
    perform graphile_worker.remove_job(job.key)
      from jsonb_to_recordset(p_events) as event(id text)
      join graphile_worker.jobs job on job.key = 'stripe:' || event.id
      where job.locked_at is null;
  end if;
end $$;

revoke all on function public.fn_finish_stripe_events(jsonb) from public;
grant execute on function public.fn_finish_stripe_events(jsonb) to service_role;
