-- Finds out what each product at Stripe sells: the plan or the item that holds its id, else the one that its metadata
-- names, unless that has another product which is there too. Returns what was bound anew, what is nobody's, and what
-- would have taken another's place.
create or replace function app.bind_products(p_products jsonb) returns table (bound text[], unmatched text[], conflicts text[])
language plpgsql volatile set search_path = '' as $$
declare
  p record;
  v_plan public.subscription_plans;
  v_item public.overage_items;
  v_known text[] := array(select x.id from jsonb_to_recordset(p_products) as x(id text));
begin
  bound := '{}';
  unmatched := '{}';
  conflicts := '{}';
  for p in select * from jsonb_to_recordset(p_products) as x(id text, active boolean, metadata jsonb) order by x.id loop
    continue when exists (select from public.subscription_plans x where x.stripe_product_id = p.id)
      or exists (select from public.overage_items x where x.stripe_product_id = p.id);
    select * into v_plan from public.subscription_plans x where x.code = p.metadata ->> 'plan_code';
    select * into v_item from public.overage_items x where x.code = p.metadata ->> 'overage_code';
    if v_plan.id is null and v_item.id is null then
      if p.active then
        unmatched := unmatched || p.id;
      end if;
    elsif coalesce(v_plan.stripe_product_id, v_item.stripe_product_id) = any(v_known) then
      conflicts := conflicts || p.id;
    else
      update public.subscription_plans set stripe_product_id = p.id where id = v_plan.id;
      update public.overage_items set stripe_product_id = p.id where id = v_item.id and v_plan.id is null;
      bound := bound || p.id;
    end if;
  end loop;
  return next;
end $$;

revoke all on function app.bind_products(jsonb) from public;
