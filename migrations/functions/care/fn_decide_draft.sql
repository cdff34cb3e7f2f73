-- The vet on the case approves a draft, as it is or as edited in `p_content`, or rejects it. What is approved is what the
-- owner gets. The same decision again gives the same row; another one is refused.
create or replace function public.fn_decide_draft(p_id uuid, p_decision text, p_content jsonb default null) returns public.care_drafts
language plpgsql volatile security definer set search_path = '' as $$
declare
  d public.care_drafts;
  s public.chat_sessions;
  p public.care_plans;
  v_status text := case p_decision when 'approve' then 'approved' when 'reject' then 'rejected' end;
begin
  perform app.require_user();
  if v_status is null then
    perform app.refuse(400, 'input_invalid', '{"field": "decision"}');
  end if;
  select * into d from public.care_drafts x where x.id = p_id;
  if d.id is null then
    perform app.refuse(404, 'not_found');
  end if;
  s := app.lock_case(d.session_id);
  select * into d from public.care_drafts x where x.id = p_id;
  if d.status = v_status and (v_status = 'rejected' or exists (
    select from public.care_plans x where x.draft_id = d.id and x.content = coalesce(p_content, d.content))) then
    return d;
  end if;
  if d.status <> 'draft' then
    perform app.refuse(409, 'draft_not_open');
  end if;
  update public.care_drafts x set status = v_status, decided_by = auth.uid(), decided_at = now()
  where x.id = p_id returning * into d;
  if v_status = 'approved' then
    p := app.publish_plan(s, app.care_content(coalesce(p_content, d.content)), d.id, null);
  else
    perform app.draft_changed(s);
  end if;
  perform app.audit('vet', 'care.' || v_status, 'session', s.id, jsonb_strip_nulls(jsonb_build_object(
    'draft', d.id, 'plan', p.id, 'edited', case when p.id is not null then p.content <> d.content end)));
  return d;
end $$;

revoke all on function public.fn_decide_draft(uuid, text, jsonb) from public;
grant execute on function public.fn_decide_draft(uuid, text, jsonb) to authenticated;
