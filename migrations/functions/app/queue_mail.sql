-- A mail to a person in their own language, once for each key within its template. False when it was queued before.
create or replace function app.queue_mail(p_user uuid, p_template text, p_key text, p_data jsonb) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  insert into public.notifications (user_id, channel, template, language, data, dedupe_key)
  select profile.id, 'email', p_template, profile.language, p_data, p_template || ':' || p_key
  from public.profiles profile where profile.id = p_user
  on conflict (dedupe_key) do nothing;
  return found;
end $$;

revoke all on function app.queue_mail(uuid, text, text, jsonb) from public;
grant execute on function app.queue_mail(uuid, text, text, jsonb) to service_role;
