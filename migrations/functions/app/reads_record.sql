-- Whether somebody reads a note or message, as the policy of search_documents says it, in a shape that is taken into the query
-- that asks: the policy's own, asked of each of some thousand rows, is half of what a search costs. p_patients: app.patients().
create or replace function app.reads_record(d public.search_documents, p_user uuid, p_patients uuid[]) returns boolean
language sql immutable as $$
  select d.kind = 'message' and (d.owner_id = p_user or d.vet_id = p_user)
    or d.kind = 'note' and d.owner_id <> p_user and (d.vet_id = p_user or d.pet_id = any(p_patients));
$$;

revoke all on function app.reads_record(public.search_documents, uuid, uuid[]) from public;
