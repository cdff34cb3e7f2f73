-- The planner's statistics, after a big batch.
create or replace function public.fn_analyze_search() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  analyze public.search_documents, public.search_vectors;
end $$;

revoke all on function public.fn_analyze_search() from public;
grant execute on function public.fn_analyze_search() to service_role;
