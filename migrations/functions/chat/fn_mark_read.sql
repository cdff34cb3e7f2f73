-- The caller has read up to this message; it never goes back. Returns up to where the caller has read now.
create or replace function public.fn_mark_read(p_session uuid, p_seq integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
begin
  select * into s from public.chat_sessions where id = p_session;
  if s.id is null or (v_user is distinct from s.owner_id and v_user is distinct from s.vet_id) then
    perform app.refuse_stranger(s);
  end if;
  if s.owner_id = v_user then
    if least(p_seq, s.last_seq) > s.owner_read_seq then
      update public.chat_sessions set owner_read_seq = greatest(owner_read_seq, least(p_seq, last_seq))
      where id = p_session returning * into s;
    end if;
    return s.owner_read_seq;
  end if;
  if least(p_seq, s.last_seq) > s.vet_read_seq then
    update public.chat_sessions set vet_read_seq = greatest(vet_read_seq, least(p_seq, last_seq))
    where id = p_session returning * into s;
  end if;
  return s.vet_read_seq;
end $$;

revoke all on function public.fn_mark_read(uuid, integer) from public;
grant execute on function public.fn_mark_read(uuid, integer) to authenticated;
