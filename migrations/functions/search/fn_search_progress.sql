-- How far each model is: documents in all, embedded, failed (waiting for another attempt), given up (after eight), claimed
-- now, and since when the oldest has waited. One row for each model and version that has vectors; none at first.
create or replace function public.fn_search_progress()
returns table (model text, version text, documents integer, embedded integer, failed integer, given_up integer, claimed integer,
  oldest_waiting timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_documents integer := (select count(*) from public.search_documents) + (select count(*) from public.search_pending);
begin
  return query
  with counted as (
    select v.model, v.version, count(v.embedded_at)::integer as embedded from public.search_vectors v group by v.model, v.version)
  select c.model, c.version, v_documents, c.embedded, u.failed, u.given_up, u.claimed,
    case when c.embedded + u.given_up < v_documents then (
      select min(d.created_at) from public.search_documents d where d.embedded_as <> c.model || ' ' || c.version) end
  from counted c
  cross join lateral (
    select (count(*) filter (where v.last_error is not null and v.attempts < 8))::integer as failed,
      (count(*) filter (where v.attempts >= 8 and (v.last_error is not null or v.claimed_until < now())))::integer as given_up,
      (count(*) filter (where v.last_error is null and v.claimed_until >= now()))::integer as claimed
    from public.search_vectors v where v.model = c.model and v.version = c.version and v.vector is null) u
  order by c.model, c.version;
end $$;

revoke all on function public.fn_search_progress() from public;
grant execute on function public.fn_search_progress() to service_role;
