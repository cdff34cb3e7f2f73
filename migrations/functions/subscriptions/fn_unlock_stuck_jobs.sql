-- Gives back every job of the workers that hold one for longer than any job takes: they were killed. The queue by itself
-- would wait four hours. Returns how many jobs were given back.
create or replace function public.fn_unlock_stuck_jobs(p_older interval) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_dead text[];
  v_jobs integer;
begin
  select array_agg(distinct job.locked_by) into v_dead from graphile_worker.jobs job where job.locked_at < now() - p_older;
  if v_dead is null then
    return 0;
  end if;
  select count(*)::integer into v_jobs from graphile_worker.jobs job where job.locked_by = any(v_dead);
  perform graphile_worker.force_unlock_workers(v_dead);
  return v_jobs;
end $$;

revoke all on function public.fn_unlock_stuck_jobs(interval) from public;
grant execute on function public.fn_unlock_stuck_jobs(interval) to service_role;
