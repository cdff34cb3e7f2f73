-- Takes off the map what the files no longer name; the refs of those. The rows stay, and come back with their file.
create or replace function public.fn_unpublish_centers(p_keep text[]) returns setof text
language sql volatile security definer set search_path = '' as $$
  update public.centers set published = false, updated_at = now()
  where published and external_ref <> all (p_keep) returning external_ref;
$$;

revoke all on function public.fn_unpublish_centers(text[]) from public;
grant execute on function public.fn_unpublish_centers(text[]) to service_role;
