-- An admin has looked at it.
create or replace function public.fn_resolve_alert(p_id bigint) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  a public.alerts;
begin
  perform app.require_admin();
  select * into a from public.alerts x where x.id = p_id for update;
  if not found then
    perform app.refuse(404, 'not_found');
  elsif a.resolved_at is null then
    update public.alerts set resolved_at = now() where id = p_id;
    perform app.audit('admin', 'alert.resolved', 'alert', null, jsonb_build_object('alertId', p_id, 'kind', a.kind, 'subject', a.subject));
  end if;
end $$;

revoke all on function public.fn_resolve_alert(bigint) from public;
grant execute on function public.fn_resolve_alert(bigint) to authenticated;
