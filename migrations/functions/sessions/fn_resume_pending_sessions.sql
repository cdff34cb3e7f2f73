-- Consults that wait for payment take the units that there are now. Returns how many joined the queue.
create or replace function public.fn_resume_pending_sessions(p_user uuid) returns integer
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform app.lock_user(p_user);
  return app.resume_pending(p_user);
end $$;

revoke all on function public.fn_resume_pending_sessions(uuid) from public;
grant execute on function public.fn_resume_pending_sessions(uuid) to service_role;
