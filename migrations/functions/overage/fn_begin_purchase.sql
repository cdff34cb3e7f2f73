-- The purchase that a person is to pay: the open one again, when it is for the same things at the same price, else a new
-- one in state 'creating'. Its id makes the idempotency key at Stripe, so that a double click gives one page.
create or replace function public.fn_begin_purchase(p_code text, p_quantity integer, p_session uuid)
returns public.overage_purchases
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  v_quantity integer := coalesce(p_quantity, 1);
  i public.overage_items;
  s public.chat_sessions;
  p public.overage_purchases;
begin
  if v_quantity not between 1 and 20 then
    perform app.refuse(400, 'input_invalid', '{"field": "quantity"}');
  end if;
  select * into i from public.overage_items x where x.code = p_code and x.active;
  if not found then
    perform app.refuse(404, 'price_not_found');
  end if;
  perform app.lock_user(v_user);
  if p_session is not null then
    select * into s from public.chat_sessions x where x.id = p_session and x.owner_id = v_user;
    if not found then
      perform app.refuse(404, 'session_not_found');
    elsif s.status <> 'pending_payment' then
      perform app.refuse(409, 'session_not_live');
    elsif s.type <> i.type then
      perform app.refuse(400, 'input_invalid', '{"field": "code"}');
    end if;
  end if;

  select * into p from public.overage_purchases x
  where x.user_id = v_user and x.item_id = i.id and x.original_session_id is not distinct from p_session
    and x.status in ('creating', 'checkout_created') for update;
  if p.expires_at > now() and (p.quantity, p.units, p.amount, p.currency)
    = (v_quantity, i.units * v_quantity, i.amount * v_quantity, i.currency) then
    return p;
  end if;
  update public.overage_purchases set status = 'expired', updated_at = now() where id = p.id;
  insert into public.overage_purchases
    (user_id, item_id, type, quantity, units, amount, currency, original_session_id, expires_at)
  values (v_user, i.id, i.type, v_quantity, i.units * v_quantity, i.amount * v_quantity, i.currency, p_session,
    now() + app.setting_seconds('checkout_open_seconds')) returning * into p;
  return p;
end $$;

revoke all on function public.fn_begin_purchase(text, integer, uuid) from public;
grant execute on function public.fn_begin_purchase(text, integer, uuid) to authenticated;
