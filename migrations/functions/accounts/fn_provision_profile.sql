-- Makes the signed-in person's profile, once. The address is the token's own where it has one.
create or replace function public.fn_provision_profile(p_email text, p_full_name text, p_language text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.profiles (id, email, full_name, language)
  values (app.require_user(), coalesce(nullif(auth.jwt() ->> 'email', ''), p_email), left(coalesce(p_full_name, ''), 120),
    case when p_language in ('es', 'en') then p_language else 'es' end)
  on conflict (id) do nothing;
end $$;

revoke all on function public.fn_provision_profile(text, text, text) from public;
grant execute on function public.fn_provision_profile(text, text, text) to authenticated;
