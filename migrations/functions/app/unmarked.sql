-- Markdown as it is read: without marks of headings, lists and emphasis.
create or replace function app.unmarked(p_body text) returns text
language sql immutable as $$
  select btrim(replace(regexp_replace(p_body, '^[ \t]*(#+|[-*]|\d+\.)[ \t]+', '', 'gn'), '**', ''), E' \n\t');
$$;

revoke all on function app.unmarked(text) from public;
