-- Whether a document has a vector of this model and version, or somebody has claimed it. Looked up document by document, by its
-- number (`offset` and the row comparison leave the planner no other way): as a join, planned while there were few vectors, it
-- read all of them for each batch.
create or replace function app.has_vector(p_document bigint, p_model text, p_version text) returns boolean
language sql stable as $$
  select exists (
    select from public.search_vectors v
    where v.document_id = p_document and (v.model, v.version) is not distinct from (p_model, p_version) offset 0);
$$;

revoke all on function app.has_vector(bigint, text, text) from public;
