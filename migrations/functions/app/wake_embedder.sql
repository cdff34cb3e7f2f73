-- Queues the embedding of what was written. One that waits already will do: it begins a second after the first writer, and
-- asking for it again would make each writer wait for the other's commit, since a job's key is one row. What is written
-- while that job begins is found by the next, or by the sweep.
create or replace function app.wake_embedder() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if to_regclass('graphile_worker.jobs') is not null then
    if not exists (select from graphile_worker.jobs j where j.key = 'embed-documents' and j.locked_at is null) then
      perform graphile_worker.add_job('embed-documents', payload := '{}'::json, job_key := 'embed-documents',
        run_at := now() + interval '1 second');
    end if;
  end if;
end $$;

revoke all on function app.wake_embedder() from public;
