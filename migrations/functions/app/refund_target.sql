-- How many units a purchase's refunds take back: all for all of the money, else the whole units within the part. Always
-- from the sums, so that it is the same in whatever order and however often they are told. Without SET, so that the planner
-- inlines it.
create or replace function app.refund_target(p_purchase public.overage_purchases) returns integer
language sql immutable as $$
  select case
    when p_purchase.status <> 'paid' or p_purchase.refunded_amount = 0 then 0
    when p_purchase.refunded_amount >= p_purchase.amount then p_purchase.units
    else (p_purchase.units::bigint * p_purchase.refunded_amount / p_purchase.amount)::integer end;
$$;

revoke all on function app.refund_target(public.overage_purchases) from public;
