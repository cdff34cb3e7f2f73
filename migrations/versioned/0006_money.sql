-- Trials, planned changes of plan, and what a dispute freezes.
alter table public.subscription_plans add column trial_days integer not null default 0 check (trial_days between 0 and 90);
alter table public.subscription_checkouts add column trial_days integer not null default 0;
alter table public.user_subscriptions
  add column trial_end timestamptz,
  -- With next_plan_id: what Stripe's schedule puts in place at next_plan_at.
  add column next_price_id uuid references public.subscription_plan_prices,
  add column next_plan_at timestamptz,
  add column stripe_schedule_id text;
-- The bank examines, or took back, what paid for this period: none of its units can be reserved.
alter table public.subscription_usage add column frozen boolean not null default false;

alter table public.overage_items add column stripe_product_id text unique;

-- A one-off purchase. Once it is paid its units are one row of overage_credits, whatever they are used for; where it was
-- made for a waiting consult, one of them is reserved for that consult in the same moment.
create table public.overage_purchases (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  item_id uuid not null references public.overage_items,
  type text not null check (type in ('chat', 'video')),
  quantity integer not null check (quantity between 1 and 20),
  units integer not null check (units > 0),
  -- What is to be paid in all, in minor units.
  amount integer not null check (amount >= 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  original_session_id uuid references public.chat_sessions on delete set null,
  status text not null default 'creating' check (status in ('creating', 'checkout_created', 'processing', 'paid', 'failed', 'expired')),
  stripe_checkout_session_id text unique,
  stripe_payment_intent_id text unique,
  url text,
  expires_at timestamptz not null,
  paid_at timestamptz,
  fulfilled_as text check (fulfilled_as in ('session', 'credits')),
  -- Succeeded refunds and lost disputes, in minor units.
  refunded_amount integer not null default 0 check (refunded_amount >= 0),
  -- Units that were refunded when they were used already.
  shortfall integer not null default 0 check (shortfall >= 0),
  frozen boolean not null default false,
  -- A refund of a used unit grants a credit for it.
  compensate boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((status = 'paid') = (paid_at is not null)),
  check ((status = 'paid') = (fulfilled_as is not null))
);
create index overage_purchases_user on public.overage_purchases (user_id, created_at desc, id desc);
create index overage_purchases_session on public.overage_purchases (original_session_id) where original_session_id is not null;
create unique index overage_purchases_one_open on public.overage_purchases
  (user_id, item_id, coalesce(original_session_id, '00000000-0000-0000-0000-000000000000'))
  where status in ('creating', 'checkout_created');

alter table public.overage_credits
  -- What bought it, or what it compensates for.
  add column purchase_id uuid references public.overage_purchases on delete cascade,
  add column frozen boolean not null default false,
  -- The operator's wish: the same one grants once.
  add column request_id uuid unique;
create unique index overage_credits_one_per_purchase on public.overage_credits (purchase_id, origin);

-- The purchase that paid for it; its credit_id is that purchase's.
alter table public.entitlement_consumptions
  add column overage_purchase_id uuid references public.overage_purchases,
  add check (source <> 'overage' or (overage_purchase_id is not null and credit_id is not null)),
  add check (overage_purchase_id is null or source = 'overage');
create unique index entitlement_consumptions_one_per_purchase on public.entitlement_consumptions (overage_purchase_id)
  where overage_purchase_id is not null;
create index entitlement_consumptions_credit on public.entitlement_consumptions (credit_id) where credit_id is not null;

-- Stripe's invoices, as they are there now. period_start and period_end are those of the plan's line: what was paid for.
create table public.invoices (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  subscription_id uuid references public.user_subscriptions on delete set null,
  stripe_invoice_id text not null unique,
  -- Events come in any order: the link is made once both are here.
  stripe_subscription_id text,
  number text,
  -- Stripe's word: draft, open, paid, uncollectible, void.
  status text not null,
  billing_reason text,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  total integer not null,
  amount_due integer not null,
  amount_paid integer not null,
  period_start timestamptz,
  period_end timestamptz,
  hosted_invoice_url text,
  invoice_pdf text,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  paid_at timestamptz,
  updated_at timestamptz not null default now()
);
create index invoices_user on public.invoices (user_id, created_at desc, id desc);
create index invoices_subscription on public.invoices (subscription_id) where subscription_id is not null;
create index invoices_unlinked on public.invoices (stripe_subscription_id) where subscription_id is null;
create index invoices_number on public.invoices (number) where number is not null;

-- One row for each payment intent of ours, as Stripe has it now.
create table public.payments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  purchase_id uuid references public.overage_purchases on delete set null,
  invoice_id uuid references public.invoices on delete set null,
  stripe_payment_intent_id text not null unique,
  stripe_charge_id text,
  -- As with an invoice: linked once both are here.
  stripe_invoice_id text,
  -- Stripe's word: succeeded, processing, requires_payment_method, requires_action, canceled…
  status text not null,
  amount integer not null check (amount >= 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  -- Succeeded refunds, in minor units.
  refunded_amount integer not null default 0 check (refunded_amount >= 0),
  -- A dispute that is open or lost stands against it.
  disputed boolean not null default false,
  failure_code text,
  receipt_url text,
  created_at timestamptz not null,
  updated_at timestamptz not null default now(),
  check (refunded_amount <= amount)
);
create index payments_user on public.payments (user_id, created_at desc, id desc);
create index payments_list on public.payments (created_at desc, id desc);
create index payments_purchase on public.payments (purchase_id) where purchase_id is not null;
create index payments_invoice on public.payments (invoice_id) where invoice_id is not null;
create index payments_unlinked on public.payments (stripe_invoice_id) where invoice_id is null;

-- Ours begin here before Stripe knows of them: the id makes the idempotency key. Those made at Stripe arrive by event.
create table public.refunds (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  payment_id uuid not null references public.payments on delete cascade,
  stripe_refund_id text unique,
  -- The operator's wish: the same one makes one refund.
  request_id uuid unique,
  amount integer not null check (amount > 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  -- Stripe's word (pending, requires_action, succeeded, failed, canceled), or creating.
  status text not null default 'creating',
  reason text,
  failure_reason text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index refunds_payment on public.refunds (payment_id);
create index refunds_user on public.refunds (user_id, created_at desc);

create table public.disputes (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  payment_id uuid not null references public.payments on delete cascade,
  stripe_dispute_id text not null unique,
  amount integer not null check (amount >= 0),
  currency text not null check (currency ~ '^[a-z]{3}$'),
  -- Stripe's word: warning_needs_response, warning_under_review, warning_closed, needs_response, under_review, won, lost, prevented.
  status text not null,
  reason text,
  evidence_due_by timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null default now()
);
create index disputes_payment on public.disputes (payment_id);
create index disputes_user on public.disputes (user_id);

-- An owner's wish to have money or a unit back, decided by an operator.
create table public.refund_requests (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles on delete cascade,
  session_id uuid references public.chat_sessions on delete cascade,
  purchase_id uuid references public.overage_purchases on delete cascade,
  text text not null check (length(text) between 1 and 2000),
  status text not null default 'open' check (status in ('open', 'refunded', 'credited', 'declined')),
  answer text not null default '' check (length(answer) <= 2000),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check (num_nonnulls(session_id, purchase_id) = 1)
);
create unique index refund_requests_one_open_session on public.refund_requests (session_id) where status = 'open' and session_id is not null;
create unique index refund_requests_one_open_purchase on public.refund_requests (purchase_id) where status = 'open' and purchase_id is not null;
create index refund_requests_session on public.refund_requests (session_id);
create index refund_requests_purchase on public.refund_requests (purchase_id);
create index refund_requests_user on public.refund_requests (user_id, created_at desc);
create index refund_requests_inbox on public.refund_requests ((status = 'open') desc, created_at desc, id desc);
create index stripe_subscription_events_list on public.stripe_subscription_events ((status = 'failed') desc, received_at desc, id desc);

insert into public.settings (key, value, description) values
  ('purchased_credit_seconds', '31536000', 'How long units that were bought can be used'),
  ('refund_request_seconds', '2592000', 'How long after a consult or purchase an owner can ask for a refund');

-- What is made anew with other parameters or columns.
drop view if exists app.live_usage;
drop function if exists public.fn_current_usage(uuid);
drop function if exists public.fn_grant_credit(uuid, text, integer, text, timestamptz, text);
drop function if exists public.fn_converge_subscription(
  uuid, uuid, uuid, text, text, timestamptz, timestamptz, timestamptz, boolean, timestamptz, timestamptz);
drop function if exists public.fn_converge_stripe_subscription(
  text, text, text, text, jsonb, timestamptz, boolean, timestamptz, timestamptz);
