-- An owner asks to have a consult's unit or a purchase's money back; an operator decides. Asked once: the open one again.
create or replace function public.fn_request_refund(p_session uuid, p_purchase uuid, p_text text) returns public.refund_requests
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  r public.refund_requests;
begin
  if num_nonnulls(p_session, p_purchase) <> 1 or length(btrim(p_text)) between 1 and 2000 is not true then
    perform app.refuse(400, 'input_invalid');
  end if;
  perform app.lock_user(v_user);
  select * into r from public.refund_requests x
  where x.user_id = v_user and x.status = 'open' and (x.session_id = p_session or x.purchase_id = p_purchase);
  if found then
    return r;
  end if;
  if p_session is not null and not exists (select from public.chat_sessions s where s.id = p_session and s.owner_id = v_user) then
    perform app.refuse(404, 'session_not_found');
  elsif p_purchase is not null and not exists (
    select from public.overage_purchases p where p.id = p_purchase and p.user_id = v_user) then
    perform app.refuse(404, 'purchase_not_found');
  elsif exists (select from public.overage_purchases p where p.id = p_purchase and p.status <> 'paid') then
    perform app.refuse(409, 'purchase_not_paid');
  elsif not app.refund_request_open(p_session, p_purchase) then
    perform app.refuse(409, 'refund_not_possible');
  end if;
  insert into public.refund_requests (user_id, session_id, purchase_id, text)
  values (v_user, p_session, p_purchase, btrim(p_text)) returning * into r;
  perform app.audit('owner', 'refund.asked', 'refund_request', r.id, jsonb_build_object('sessionId', p_session, 'purchaseId', p_purchase));
  return r;
end $$;

revoke all on function public.fn_request_refund(uuid, uuid, text) from public;
grant execute on function public.fn_request_refund(uuid, uuid, text) to authenticated;
