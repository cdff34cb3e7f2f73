create or replace function app.set_updated_at() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end $$;

revoke all on function app.set_updated_at() from public;

create or replace trigger set_updated_at before update on public.profiles for each row execute function app.set_updated_at();
create or replace trigger set_updated_at before update on public.pets for each row execute function app.set_updated_at();
create or replace trigger set_updated_at before update on public.kb_articles for each row execute function app.set_updated_at();
create or replace trigger set_updated_at before update on public.session_notes for each row execute function app.set_updated_at();
