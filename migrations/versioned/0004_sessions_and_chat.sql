create table public.chat_sessions (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references public.profiles on delete cascade,
  vet_id uuid references public.vets,
  pet_id uuid references public.pets,
  type text not null check (type in ('chat', 'video')),
  status text not null check (status in ('pending_payment', 'waiting', 'active', 'completed', 'canceled', 'expired')),
  client_request_id uuid,
  -- The owner's own words, as typed before anything else.
  text text not null default '' check (length(text) <= 4000),
  urgency text not null default 'routine' check (urgency in ('emergency', 'urgent', 'routine')),
  red_flags text[] not null default '{}',
  language text not null default 'es' check (language in ('es', 'en')),
  -- Number of the last message; the next one takes last_seq + 1 under this row's lock.
  last_seq integer not null default 0,
  owner_read_seq integer not null default 0,
  vet_read_seq integer not null default 0,
  vet_messages integer not null default 0,
  ended_by text check (ended_by in ('owner', 'vet', 'admin', 'system')),
  end_reason text,
  created_at timestamptz not null default now(),
  queued_at timestamptz,
  claimed_at timestamptz,
  ended_at timestamptz,
  last_activity_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
  -- Every message updates its session: room on the page, and no index on what a message changes, keep that update cheap.
) with (fillfactor = 70);
create unique index chat_sessions_request on public.chat_sessions (owner_id, client_request_id) where client_request_id is not null;
create unique index chat_sessions_one_live_per_pet on public.chat_sessions (pet_id)
  where status in ('pending_payment', 'waiting', 'active') and pet_id is not null;
create unique index chat_sessions_one_live_without_pet on public.chat_sessions (owner_id)
  where status in ('pending_payment', 'waiting', 'active') and pet_id is null;
create index chat_sessions_owner on public.chat_sessions (owner_id, created_at desc, id desc);
create index chat_sessions_vet on public.chat_sessions (vet_id, created_at desc, id desc) where vet_id is not null;
create index chat_sessions_pet on public.chat_sessions (pet_id, created_at desc) where pet_id is not null;
create index chat_sessions_queue on public.chat_sessions (queued_at) where status = 'waiting';
create index chat_sessions_active on public.chat_sessions (claimed_at) where status = 'active';
create index chat_sessions_pending on public.chat_sessions (created_at) where status = 'pending_payment';
create index chat_sessions_list on public.chat_sessions (created_at desc, id desc);

create table public.chat_messages (
  session_id uuid not null references public.chat_sessions on delete cascade,
  seq integer not null check (seq > 0),
  -- Made by the sender's device: the same message sent twice is stored once.
  client_id uuid not null,
  sender_id uuid not null references public.profiles,
  sender_role text not null check (sender_role in ('owner', 'vet')),
  body text not null check (length(body) between 1 and 8000),
  created_at timestamptz not null default now(),
  primary key (session_id, seq),
  unique (session_id, client_id)
);

create table public.entitlement_consumptions (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.chat_sessions on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  type text not null check (type in ('chat', 'video')),
  source text not null check (source in ('subscription', 'credit', 'overage')),
  status text not null default 'reserved' check (status in ('reserved', 'committed', 'released', 'expired')),
  -- The bucket that it was reserved from, for good.
  usage_id uuid references public.subscription_usage,
  credit_id uuid references public.overage_credits,
  reserved_at timestamptz not null default now(),
  expires_at timestamptz not null,
  finished_at timestamptz,
  finish_reason text,
  check (num_nonnulls(usage_id, credit_id) <= 1),
  check (source <> 'subscription' or usage_id is not null),
  check (source <> 'credit' or credit_id is not null)
);
create unique index entitlement_consumptions_one_unfinished on public.entitlement_consumptions (session_id, type, source) where status = 'reserved';
create unique index entitlement_consumptions_one_committed on public.entitlement_consumptions (session_id, type) where status = 'committed';
create index entitlement_consumptions_session on public.entitlement_consumptions (session_id, reserved_at desc);
create index entitlement_consumptions_user on public.entitlement_consumptions (user_id, reserved_at desc);
create index entitlement_consumptions_lease on public.entitlement_consumptions (expires_at) where status = 'reserved';
