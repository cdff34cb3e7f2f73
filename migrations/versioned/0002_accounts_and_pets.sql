create table public.settings (
  key text primary key,
  value jsonb not null,
  description text not null
);

insert into public.settings (key, value, description) values
  ('lease_waiting_seconds', '1800', 'How long a waiting consult keeps its unit after the owner was last seen'),
  ('lease_active_seconds', '3600', 'How long an active consult keeps its unit after anybody was last seen'),
  ('pending_payment_seconds', '86400', 'How long a consult waits for its payment'),
  ('care_video_seconds', '60', 'Seconds together in the video room that count as care'),
  ('checkout_open_seconds', '1800', 'How long an open checkout is offered again before a new one is made');

create table public.profiles (
  id uuid primary key,
  email text not null,
  full_name text not null default '',
  language text not null default 'es' check (language in ('es', 'en')),
  country text check (country ~ '^[A-Z]{2}$'),
  time_zone text not null default 'UTC',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index profiles_email on public.profiles (lower(email));

create table public.user_roles (
  user_id uuid not null references public.profiles on delete cascade,
  role text not null check (role in ('vet', 'admin')),
  granted_at timestamptz not null default now(),
  granted_by uuid,
  primary key (user_id, role)
);

create table public.vets (
  id uuid primary key references public.profiles on delete cascade,
  display_name text not null,
  licence text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  languages text[] not null default '{es}',
  species text[] not null default '{}',
  bio text not null default '',
  approved boolean not null default false,
  created_at timestamptz not null default now()
);

create table public.pets (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references public.profiles on delete cascade,
  name text not null check (length(name) between 1 and 80),
  species text not null check (species in ('dog', 'cat', 'horse', 'rabbit', 'bird', 'fish', 'cow', 'reptile', 'rodent', 'other')),
  breed text check (length(breed) <= 80),
  sex text check (sex in ('female', 'male')),
  neutered boolean,
  born_on date,
  weight_grams integer check (weight_grams between 1 and 2000000),
  notes text not null default '' check (length(notes) <= 4000),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index pets_owner on public.pets (owner_id);
