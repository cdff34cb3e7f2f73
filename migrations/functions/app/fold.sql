-- Text made ready for the text search parser and for comparing, one character for each: lower case, and marks that the
-- parser would take for a part of a path, address or compound are spaces. `fold` also takes the accents off.
create or replace function app.plain_text(p_text text) returns text
language sql immutable parallel safe as $$
  select translate(lower(normalize(p_text)), '/\@.:;_-&%#+=~*|<>()[]{}"''`’‘“”«»¿¡!?,…–—', repeat(' ', 60));
$$;

create or replace function app.fold(p_text text) returns text
language sql immutable parallel safe as $$
  select translate(app.plain_text(p_text), 'áàâäãåéèêëíìîïóòôöõúùûüñçý', 'aaaaaaeeeeiiiiooooouuuuncy');
$$;

revoke all on function app.plain_text(text), app.fold(text) from public;
grant execute on function app.plain_text(text), app.fold(text) to anon, authenticated, service_role;
