-- As app.enqueue, for several jobs at once ([{payload, key}]): the queue plans its work anew with each call, so eight jobs
-- in one cost twice what one costs alone.
create or replace function app.enqueue_many(task text, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if to_regproc('graphile_worker.add_jobs') is not null then
    perform graphile_worker.add_jobs(array(
      select row(task, job.payload, null, null, null, job.key, null, null)::graphile_worker.job_spec
      from jsonb_to_recordset(jobs) as job(payload json, key text)));
  end if;
end $$;

revoke all on function app.enqueue_many(text, jsonb) from public;
