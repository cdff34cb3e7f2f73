create or replace function app.resolve_alert(p_kind text, p_subject text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.alerts set resolved_at = now() where kind = p_kind and subject = p_subject and resolved_at is null;
end $$;

revoke all on function app.resolve_alert(text, text) from public;
