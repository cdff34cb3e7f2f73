-- True when the customer is nobody of ours; an operator is told.
create or replace function public.fn_flag_unknown_customer(p_customer text) returns boolean
language sql volatile security definer set search_path = '' as $$
  select app.customer_user(p_customer) is null;
$$;

revoke all on function public.fn_flag_unknown_customer(text) from public;
grant execute on function public.fn_flag_unknown_customer(text) to service_role;
