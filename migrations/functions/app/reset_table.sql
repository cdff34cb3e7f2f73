-- Each policy file begins with this: it then says everything that is allowed, and nothing from before is left.
create or replace function app.reset_table(p_table regclass) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_policy name;
begin
  for v_policy in select polname from pg_catalog.pg_policy where polrelid = p_table loop
    execute format('drop policy %I on %s', v_policy, p_table);
  end loop;
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('revoke all on table %s from public, anon, authenticated, service_role', p_table);
end $$;

revoke all on function app.reset_table(regclass) from public;
