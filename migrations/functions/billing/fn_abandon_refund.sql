-- Stripe refused a refund of ours: nothing was made, and the same wish may be tried again as a new one.
create or replace function public.fn_abandon_refund(p_refund uuid, p_reason text) returns void
language sql volatile security definer set search_path = '' as $$
  update public.refunds set status = 'failed', failure_reason = left(p_reason, 200), request_id = null, updated_at = now()
  where id = p_refund and status = 'creating';
$$;

revoke all on function public.fn_abandon_refund(uuid, text) from public;
grant execute on function public.fn_abandon_refund(uuid, text) to service_role;
