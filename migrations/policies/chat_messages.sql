-- What is said stays between the owner and the vet on the case; the operator can read it. Written by fn_send_message.
select app.reset_table('public.chat_messages');
grant select on public.chat_messages to authenticated, service_role;
create policy participant_reads on public.chat_messages for select to authenticated
  using (app.is_participant(session_id) or (select app.is_admin()));
