-- The vet on the case writes the plan alone, or a new version of the approved one with a note that says why. A draft that
-- was still open is thereby rejected. The version that exists already, word for word, is given back.
create or replace function public.fn_write_care_plan(p_session uuid, p_content jsonb, p_note text default null) returns public.care_plans
language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.chat_sessions := app.lock_case(p_session);
  v_content jsonb := app.care_content(p_content);
  v_note text := nullif(btrim(p_note), '');
  p public.care_plans;
begin
  if s.status <> 'completed' then
    perform app.refuse(409, 'consult_not_over');
  end if;
  if length(v_note) > 1000 then
    perform app.refuse(400, 'input_invalid', '{"field": "note"}');
  end if;
  select * into p from public.care_plans x where x.session_id = p_session order by x.version desc limit 1;
  if p.content = v_content then
    return p;
  end if;
  if p.id is not null and v_note is null then
    perform app.refuse(400, 'input_invalid', '{"field": "note"}');
  end if;
  update public.care_drafts x set status = 'rejected', decided_by = auth.uid(), decided_at = now()
  where x.session_id = p_session and x.status in ('drafting', 'draft');
  p := app.publish_plan(s, v_content, null, v_note);
  perform app.audit('vet', 'care.written', 'session', s.id, jsonb_build_object('plan', p.id, 'version', p.version));
  return p;
end $$;

revoke all on function public.fn_write_care_plan(uuid, jsonb, text) from public;
grant execute on function public.fn_write_care_plan(uuid, jsonb, text) to authenticated;
