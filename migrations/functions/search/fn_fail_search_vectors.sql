-- Keeps why a batch could not be embedded; its documents can be claimed again after 10 s, 20 s, 40 s … at most an hour.
create or replace function public.fn_fail_search_vectors(p_model text, p_version text, p_ids bigint[], p_error text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.search_vectors v
  set last_error = left(p_error, 1000), claimed_until = now() + least(interval '1 hour', interval '5 seconds' * 2 ^ v.attempts)
  where v.document_id = any(p_ids) and v.model = p_model and v.version = p_version and v.vector is null;
end $$;

revoke all on function public.fn_fail_search_vectors(text, text, bigint[], text) from public;
grant execute on function public.fn_fail_search_vectors(text, text, bigint[], text) to service_role;
