-- A vet's care content, or a refusal that names the field.
create or replace function app.care_content(p_content jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  if app.is_care_content(p_content) is not true then
    perform app.refuse(400, 'input_invalid', '{"field": "content"}');
  end if;
  return p_content;
end $$;

revoke all on function app.care_content(jsonb) from public;
