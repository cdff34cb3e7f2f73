-- An admin decides what an owner asked for, once; the owner is told. 'credit' gives one unit; with 'refund' the money is
-- on its way already (fn_begin_refund).
create or replace function public.fn_decide_refund_request(p_id uuid, p_decision text, p_answer text) returns public.refund_requests
language plpgsql volatile security definer set search_path = '' as $$
declare
  r public.refund_requests;
  v_status text := case p_decision when 'refund' then 'refunded' when 'credit' then 'credited' when 'decline' then 'declined' end;
  v_type text;
begin
  perform app.require_admin();
  if v_status is null or length(p_answer) > 2000 then
    perform app.refuse(400, 'input_invalid');
  end if;
  perform app.lock_user(x.user_id) from public.refund_requests x where x.id = p_id;
  select * into r from public.refund_requests x where x.id = p_id;
  if not found then
    perform app.refuse(404, 'not_found');
  elsif r.status = v_status then
    return r;
  elsif r.status <> 'open' then
    perform app.refuse(409, 'refund_not_possible', jsonb_build_object('status', r.status));
  end if;
  update public.refund_requests
  set status = v_status, answer = coalesce(btrim(p_answer), ''), decided_by = auth.uid(), decided_at = now()
  where id = p_id returning * into r;
  v_type := coalesce(
    (select s.type from public.chat_sessions s where s.id = r.session_id),
    (select p.type from public.overage_purchases p where p.id = r.purchase_id));
  if v_status = 'credited' then
    perform public.fn_grant_credit(r.user_id, v_type, 1, p_request => r.id);
  end if;
  perform app.audit('admin', 'refund.decided', 'refund_request', r.id, jsonb_build_object('status', r.status));
  perform app.queue_mail(r.user_id, 'refund_decided', r.id::text,
    jsonb_build_object('requestId', r.id, 'decision', p_decision, 'answer', r.answer, 'type', v_type,
      'sessionId', r.session_id, 'purchaseId', r.purchase_id));
  perform app.notify('user:' || r.user_id, 'subscription');
  return r;
end $$;

revoke all on function public.fn_decide_refund_request(uuid, text, text) from public;
grant execute on function public.fn_decide_refund_request(uuid, text, text) to authenticated;
