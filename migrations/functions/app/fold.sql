-- Text made ready for the text search parser and for comparing. `plain_text`, one character for each: lower case, and marks
-- that the parser would take for a part of a path, address, number or compound are spaces. `without_accents` leaves the ñ,
-- `fold` does not. The frequent ones by replace, 11 µs for 270 characters: translate takes 66 for all of them.
create or replace function app.plain_text(p_text text) returns text
language sql immutable parallel safe as $$
  select regexp_replace(lower(p_text), '[/\\@.:_&%#+=~<>''-]', ' ', 'g');
$$;

create or replace function app.without_accents(p_text text) returns text
language sql immutable parallel safe as $$
  select case when p_text ~ '[àâäãåèêëìîïòôöõùûçý]'
    then translate(p_text, 'áàâäãåéèêëíìîïóòôöõúùûüçý', 'aaaaaaeeeeiiiiooooouuuucy')
    else replace(replace(replace(replace(replace(replace(p_text, 'á', 'a'), 'é', 'e'), 'í', 'i'), 'ó', 'o'), 'ú', 'u'), 'ü', 'u') end;
$$;

create or replace function app.fold(p_text text) returns text
language sql immutable parallel safe as $$
  select replace(app.without_accents(app.plain_text(p_text)), 'ñ', 'n');
$$;

revoke all on function app.plain_text(text), app.without_accents(text), app.fold(text) from public;
grant execute on function app.plain_text(text), app.without_accents(text), app.fold(text) to anon, authenticated, service_role;
