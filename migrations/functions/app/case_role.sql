-- What the caller is to this consult: service, owner, vet (on the case), admin, or null for anybody else.
create or replace function app.case_role(p_session public.chat_sessions) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_user uuid := auth.uid();
begin
  return case
    when app.is_service() then 'service'
    when v_user = p_session.owner_id then 'owner'
    when v_user = p_session.vet_id then 'vet'
    when app.is_admin() then 'admin'
  end;
end $$;

revoke all on function app.case_role(public.chat_sessions) from public;
