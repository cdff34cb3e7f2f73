-- The vet on the case writes a note, or one of the own anew; after the consult's end too.
create or replace function public.fn_write_note(p_session uuid, p_body text, p_note uuid default null) returns public.session_notes
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid := app.require_user();
  s public.chat_sessions;
  n public.session_notes;
begin
  select * into s from public.chat_sessions x where x.id = p_session;
  if s.vet_id is distinct from v_user or s.owner_id = v_user then
    if s.owner_id = v_user then
      perform app.refuse(403, 'forbidden');
    end if;
    perform app.refuse_stranger(s);
  end if;
  if p_body is null or btrim(p_body) = '' or length(p_body) > 20000 then
    perform app.refuse(400, 'input_invalid');
  end if;
  if p_note is null then
    insert into public.session_notes (session_id, author_id, body) values (p_session, v_user, p_body) returning * into n;
  else
    update public.session_notes x set body = p_body
    where x.id = p_note and x.session_id = p_session and x.author_id = v_user returning * into n;
    if n.id is null then
      perform app.refuse(404, 'not_found');
    end if;
  end if;
  perform app.audit('vet', 'note.written', 'session', p_session, jsonb_build_object('note', n.id));
  return n;
end $$;

revoke all on function public.fn_write_note(uuid, text, uuid) from public;
grant execute on function public.fn_write_note(uuid, text, uuid) to authenticated;
