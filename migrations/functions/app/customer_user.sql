-- Whose a customer at Stripe is: our own row alone says it, for metadata can be written by hand. Null for one that is not
-- ours, which an operator is told.
create or replace function app.customer_user(p_customer text) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  v_user uuid;
begin
  select c.user_id into v_user from public.stripe_customers c where c.stripe_customer_id = p_customer;
  if v_user is null then
    perform app.alert('stripe_unknown_customer', coalesce(p_customer, ''));
  end if;
  return v_user;
end $$;

revoke all on function app.customer_user(text) from public;
