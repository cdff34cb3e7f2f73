-- Queues a job in this transaction. The worker makes the queue's own schema on its first start; until then nothing is
-- queued, and the worker's sweeps catch up.
create or replace function app.enqueue(task text, payload jsonb, job_key text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if to_regproc('graphile_worker.add_job') is not null then
    perform graphile_worker.add_job(task, payload := payload::json, job_key := job_key);
  end if;
end $$;

revoke all on function app.enqueue(text, jsonb, text) from public;
grant execute on function app.enqueue(text, jsonb, text) to service_role;
