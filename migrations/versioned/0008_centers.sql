-- Clinics near people. They come from files (npm run import -- clinics); a clinic that is in none any more is unpublished.
create table public.centers (
  id uuid primary key default gen_random_uuid(),
  -- Whatever the files call it; the same one is the same clinic.
  external_ref text not null unique check (external_ref ~ '^[a-z0-9-]{3,80}$'),
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('clinic', 'hospital', 'emergency')),
  address text not null,
  city text not null,
  region text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  phone text not null,
  website text,
  species text[] not null,
  languages text[] not null,
  -- Takes emergencies while it is open.
  emergency boolean not null,
  always_open boolean not null,
  -- What else its place is called, for the search alone.
  keywords text not null default '',
  -- {"1": [["09:00", "14:00"], ["16:00", "20:00"]], …}: local times by day, Monday is 1. What closes no later than it opens
  -- closes on the next day; 24:00 is the end of its own.
  hours jsonb not null default '{}',
  -- {"2026-12-25": [], "2026-12-24": [["09:00", "13:00"]]}: in place of the week's hours on these local dates.
  exceptions jsonb not null default '{}',
  published boolean not null default true,
  content_sha256 text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Names are not stemmed: folded to lower case without accents, and found by their beginnings.
  tsv tsvector generated always as (to_tsvector('simple'::regconfig, regexp_replace(normalize(lower(
      name || ' ' || address || ' ' || city || ' ' || region || ' ' || keywords || ' clinica clinic veterinaria veterinary '
      || case when kind = 'hospital' then ' hospital' else '' end
      || case when emergency then ' urgencias emergencias emergency' else '' end
      || case when always_open then ' 24h 24 horas hours' else '' end), NFD), '[\u0300-\u036f]', '', 'g'))) stored,
  check (not jsonb_path_exists(hours, '$.keyvalue() ? (!(@.key like_regex "^[1-7]$"))')),
  check (not jsonb_path_exists(exceptions, '$.keyvalue() ? (!(@.key like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))')),
  -- A time that is none would break every search that meets it.
  check (not jsonb_path_exists(jsonb_build_array(hours, exceptions), 'strict $[*].*[*] ? (
    !(@[0] like_regex "^([01][0-9]|2[0-3]):[0-5][0-9]$" && @[1] like_regex "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
    || (@[0] like_regex "^([01][0-9]|2[0-3]):[0-5][0-9]$" && @[1] like_regex "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$") is unknown)'))
);
create index centers_place on public.centers using gist (point(longitude, latitude)) where published;
create index centers_words on public.centers using gin (tsv) where published;
