-- Rights are our own rows; nothing in a token grants any.
create or replace function app.has_role(p_role text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.user_roles r where r.user_id = auth.uid() and r.role = p_role);
$$;

revoke all on function app.has_role(text) from public;
grant execute on function app.has_role(text) to anon, authenticated, service_role;
