-- After a consult: what a model or a method drafted, for the vet; and what the vet approved, for the owner. Two tables, so
-- that nothing an owner may read holds a word that no vet has read.

-- What an owner takes home: a summary, what to do, when to worry, when to come back. (contract/care.ts says the same.)
create function app.is_care_lines(l jsonb) returns boolean language sql immutable as $$
  select case when jsonb_typeof(l) = 'array' and jsonb_array_length(l) <= 30 then not exists (
    select from jsonb_array_elements(l) x
    where jsonb_typeof(x) <> 'string' or length(btrim(x #>> '{}')) not between 1 and 1000) else false end;
$$;
create function app.is_care_content(c jsonb) returns boolean language sql immutable as $$
  select case when jsonb_typeof(c) = 'object' then
    c ?& '{summary,plan,warnings,followUp}' and c - '{summary,plan,warnings,followUp}'::text[] = '{}'
    and jsonb_typeof(c -> 'summary') = 'string' and length(btrim(c ->> 'summary')) between 1 and 4000
    and jsonb_typeof(c -> 'followUp') = 'string' and length(c ->> 'followUp') <= 1000
    and app.is_care_lines(c -> 'plan') and app.is_care_lines(c -> 'warnings') else false end;
$$;
revoke all on function app.is_care_lines(jsonb), app.is_care_content(jsonb) from public;

-- Every draft that was ever wanted. Its content, once there, never changes: what the vet makes of it is a care plan.
create table public.care_drafts (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.chat_sessions on delete cascade,
  version integer not null check (version > 0),
  language text not null check (language in ('es', 'en')),
  -- drafting: the worker is at it. failed: it gave up, the vet writes. draft: the vet decides.
  status text not null default 'drafting' check (status in ('drafting', 'failed', 'draft', 'approved', 'rejected')),
  content jsonb check (content is null or app.is_care_content(content)),
  -- "extractive-1": sentences of the consult, chosen without a model.
  model text,
  prompt_version text,
  -- Of everything that the draft was made from.
  input_sha256 text check (input_sha256 ~ '^[0-9a-f]{64}$'),
  requested_at timestamptz not null default now(),
  drafted_at timestamptz,
  failure text,
  decided_by uuid references public.profiles,
  decided_at timestamptz,
  unique (session_id, version),
  check (num_nonnulls(content, model, prompt_version, input_sha256, drafted_at) in (0, 5)),
  check (status not in ('draft', 'approved') or content is not null),
  check ((status in ('approved', 'rejected')) = (decided_at is not null))
);
create unique index care_drafts_one_open on public.care_drafts (session_id) where status in ('drafting', 'draft');
create index care_drafts_drafting on public.care_drafts (requested_at) where status = 'drafting';

-- What a vet approved, as it was approved: a later change is another version, which says why.
create table public.care_plans (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.chat_sessions on delete cascade,
  version integer not null check (version > 0),
  -- Null: the vet wrote it alone.
  draft_id uuid unique references public.care_drafts on delete cascade,
  language text not null check (language in ('es', 'en')),
  content jsonb not null check (app.is_care_content(content)),
  note text check (length(note) between 1 and 1000),
  approved_by uuid not null references public.profiles,
  approved_at timestamptz not null default now(),
  unique (session_id, version),
  check (version = 1 or note is not null)
);
