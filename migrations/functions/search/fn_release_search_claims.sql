-- Gives claims back as if they had not been made, of these documents or of all; how many. For a service that was away, which
-- is nobody's failed attempt, and for a worker that starts alone after one was killed. What failed waits on.
create or replace function public.fn_release_search_claims(p_model text, p_version text, p_ids bigint[] default null) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_released integer;
begin
  update public.search_vectors v set claimed_until = '-infinity', attempts = v.attempts - 1
  where v.model = p_model and v.version = p_version and v.vector is null and v.claimed_until > now()
    and case when p_ids is null then v.last_error is null else v.document_id = any(p_ids) end;
  get diagnostics v_released = row_count;
  return v_released;
end $$;

revoke all on function public.fn_release_search_claims(text, text, bigint[]) from public;
grant execute on function public.fn_release_search_claims(text, text, bigint[]) to service_role;
