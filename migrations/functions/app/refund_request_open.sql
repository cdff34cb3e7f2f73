-- Whether the signed-in person can ask for this consult's or this purchase's money or unit back now: it is theirs, was
-- paid and not given back yet, not too long ago, and they have not asked already. Pages show the way by this, too.
create or replace function app.refund_request_open(p_session uuid, p_purchase uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select (
    exists (
      select from public.chat_sessions s
      join public.entitlement_consumptions k on k.session_id = s.id and k.status = 'committed'
      left join public.overage_purchases p on p.id = k.overage_purchase_id
      where s.id = p_session and s.owner_id = auth.uid() and s.ended_at > now() - app.setting_seconds('refund_request_seconds')
        and (p.id is null or p.refunded_amount < p.amount))
    or exists (
      select from public.overage_purchases p
      where p.id = p_purchase and p.user_id = auth.uid() and p.status = 'paid' and p.refunded_amount < p.amount
        and p.paid_at > now() - app.setting_seconds('refund_request_seconds'))
  ) and not exists (
    select from public.refund_requests r
    where (r.session_id = p_session or r.purchase_id = p_purchase) and r.status <> 'declined');
$$;

revoke all on function app.refund_request_open(uuid, uuid) from public;
grant execute on function app.refund_request_open(uuid, uuid) to authenticated;
