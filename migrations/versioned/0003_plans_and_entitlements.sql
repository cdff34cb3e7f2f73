create table public.subscription_plans (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name_es text not null,
  name_en text not null,
  description_es text not null default '',
  description_en text not null default '',
  included_chats integer not null check (included_chats >= 0),
  included_videos integer not null check (included_videos >= 0),
  stripe_product_id text unique,
  active boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null default now()
);

create table public.subscription_plan_prices (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references public.subscription_plans on delete cascade,
  stripe_price_id text unique,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  interval text not null check (interval in ('month', 'year')),
  amount integer not null check (amount >= 0),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index subscription_plan_prices_one_active on public.subscription_plan_prices (plan_id, currency, interval) where active;

create table public.stripe_customers (
  user_id uuid primary key references public.profiles on delete cascade,
  stripe_customer_id text not null unique,
  created_at timestamptz not null default now()
);

-- An open checkout is remembered, so that a double click gives the same page again.
create table public.subscription_checkouts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  plan_id uuid not null references public.subscription_plans,
  price_id uuid not null references public.subscription_plan_prices,
  stripe_session_id text unique,
  url text,
  status text not null default 'creating' check (status in ('creating', 'open', 'completed', 'expired')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index subscription_checkouts_user on public.subscription_checkouts (user_id);
create unique index subscription_checkouts_one_open on public.subscription_checkouts (user_id, plan_id) where status in ('creating', 'open');

create table public.user_subscriptions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  plan_id uuid not null references public.subscription_plans,
  price_id uuid references public.subscription_plan_prices,
  -- Stripe's word for it; one that is not known yet gives no units and raises an alert.
  status text not null,
  stripe_subscription_id text unique,
  current_period_start timestamptz not null,
  current_period_end timestamptz not null,
  cancel_at timestamptz,
  cancel_at_period_end boolean not null default false,
  canceled_at timestamptz,
  ended_at timestamptz,
  stub boolean not null default false,
  -- A second live subscription of one person: it is kept and shown, but gives no units while the first one lives.
  superseded boolean not null default false,
  -- The plan that takes over at the period's end, after a downgrade.
  next_plan_id uuid references public.subscription_plans,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (current_period_end > current_period_start)
);
create index user_subscriptions_user on public.user_subscriptions (user_id, created_at desc);
create unique index user_subscriptions_one_live on public.user_subscriptions (user_id)
  where status in ('active', 'trialing', 'past_due') and not superseded;
create index user_subscriptions_list on public.user_subscriptions (created_at desc, id desc);

-- One row for each period of a subscription; reserved and consumed count units.
create table public.subscription_usage (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references public.user_subscriptions on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  plan_id uuid not null references public.subscription_plans,
  period_start timestamptz not null,
  period_end timestamptz not null,
  included_chats integer not null check (included_chats >= 0),
  included_videos integer not null check (included_videos >= 0),
  reserved_chats integer not null default 0 check (reserved_chats >= 0),
  reserved_videos integer not null default 0 check (reserved_videos >= 0),
  consumed_chats integer not null default 0 check (consumed_chats >= 0),
  consumed_videos integer not null default 0 check (consumed_videos >= 0),
  created_at timestamptz not null default now(),
  unique (subscription_id, period_start),
  check (period_end > period_start),
  check (reserved_chats + consumed_chats <= included_chats),
  check (reserved_videos + consumed_videos <= included_videos)
) with (fillfactor = 70);
create index subscription_usage_user on public.subscription_usage (user_id, period_end desc);

create table public.overage_items (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  type text not null check (type in ('chat', 'video')),
  name_es text not null,
  name_en text not null,
  units integer not null default 1 check (units > 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  amount integer not null check (amount >= 0),
  stripe_price_id text,
  active boolean not null default true,
  position integer not null default 0
);

create table public.overage_credits (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  type text not null check (type in ('chat', 'video')),
  granted integer not null check (granted > 0),
  reserved integer not null default 0 check (reserved >= 0),
  consumed integer not null default 0 check (consumed >= 0),
  reversed integer not null default 0 check (reversed >= 0),
  expired integer not null default 0 check (expired >= 0),
  origin text not null check (origin in ('purchase', 'goodwill', 'admin', 'compensation')),
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  check (reserved + consumed + reversed + expired <= granted)
);
create index overage_credits_draw on public.overage_credits (user_id, type, expires_at nulls last, created_at);

-- Append-only: the credits' balance is the sum of their entries.
create table public.overage_credit_ledger (
  id bigint generated always as identity primary key,
  credit_id uuid not null references public.overage_credits on delete cascade,
  kind text not null check (kind in ('grant', 'draw', 'return', 'reversal', 'expiry')),
  units integer not null check (units <> 0),
  consumption_id uuid,
  note text not null default '',
  created_at timestamptz not null default now()
);
create index overage_credit_ledger_credit on public.overage_credit_ledger (credit_id, id);
