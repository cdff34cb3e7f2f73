/** The issuer's own state. Times are milliseconds since 1970, metadata is JSON text. */
export const schema = `
create table if not exists users (
  id text primary key,
  email text not null unique,
  password_hash text,
  role text not null default 'authenticated',
  app_metadata text not null,
  user_metadata text not null,
  created_at integer not null,
  updated_at integer not null,
  email_confirmed_at integer,
  last_sign_in_at integer,
  confirmation_sent_at integer,
  recovery_sent_at integer,
  new_email text,
  email_change_sent_at integer,
  banned_until integer
) strict;
create table if not exists identities (
  identity_id text primary key,
  user_id text not null references users on delete cascade,
  identity_data text not null,
  last_sign_in_at integer not null,
  created_at integer not null,
  updated_at integer not null
) strict;
create index if not exists identities_user on identities (user_id);
create table if not exists sessions (
  id text primary key,
  user_id text not null references users on delete cascade,
  aal text not null default 'aal1',
  amr text not null,
  refresh_key blob not null,
  refresh_counter integer not null default 0,
  refreshed_at integer not null,
  created_at integer not null
) strict;
create index if not exists sessions_user on sessions (user_id);
-- Codes and links: for each person and kind only the newest. Code and link hash to the same value.
create table if not exists one_time_tokens (
  user_id text not null references users on delete cascade,
  kind text not null,
  email text not null,
  token_hash text not null unique,
  created_at integer not null,
  primary key (user_id, kind)
) strict;
-- What would have been mailed: the mailbox page shows it.
create table if not exists mails (
  id text primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at integer not null
) strict;
`;
