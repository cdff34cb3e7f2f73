-- Gives back what a worker that was killed had claimed, for one that starts alone; how many. What failed waits on.
create or replace function public.fn_release_search_claims(p_model text, p_version text) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_released integer;
begin
  update public.search_vectors v set claimed_until = '-infinity', attempts = v.attempts - 1
  where v.model = p_model and v.version = p_version and v.vector is null and v.last_error is null and v.claimed_until > now();
  get diagnostics v_released = row_count;
  return v_released;
end $$;

revoke all on function public.fn_release_search_claims(text, text) from public;
grant execute on function public.fn_release_search_claims(text, text) to service_role;
