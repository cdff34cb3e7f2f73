-- The webhook inbox: every event of every type, once, with its payload.
create table public.stripe_subscription_events (
  id text primary key,
  type text not null,
  api_version text,
  livemode boolean not null default false,
  object_id text,
  stripe_customer_id text,
  payload jsonb not null,
  created_at timestamptz not null,
  received_at timestamptz not null default now(),
  status text not null default 'received' check (status in ('received', 'processed', 'ignored', 'failed')),
  processed_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index stripe_subscription_events_open on public.stripe_subscription_events (received_at) where status in ('received', 'failed');
create index stripe_subscription_events_customer on public.stripe_subscription_events (stripe_customer_id, created_at desc);

create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_role text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  -- Ids and states only, never what people wrote.
  details jsonb not null default '{}'
);
create index audit_log_subject on public.audit_log (subject_type, subject_id, id desc);

-- Something an operator must look at; raised once for each subject until it is resolved.
create table public.alerts (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  details jsonb not null default '{}',
  raised_at timestamptz not null default now(),
  resolved_at timestamptz
);
create unique index alerts_one_open on public.alerts (kind, subject) where resolved_at is null;

-- The outbox: what is to be said to people outside the site. Delivered by the worker, or read at the local mailbox page.
create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  channel text not null check (channel in ('email', 'sms', 'whatsapp')),
  template text not null,
  language text not null check (language in ('es', 'en')),
  data jsonb not null default '{}',
  -- Whatever is said about the same thing carries the same key, so that it is said once.
  dedupe_key text not null unique,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index notifications_queued on public.notifications (created_at) where status = 'queued';
create index notifications_user on public.notifications (user_id, created_at desc);
