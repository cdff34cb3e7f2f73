-- What is searched: articles for everybody, vets' notes and messages for those who may read them.
-- Stop words of either language are none of the other's words; accents are folded in SQL, without an extension (ADR 11).
create text search dictionary app.spanish_stop (template = pg_catalog.simple, stopwords = spanish, accept = false);
create text search dictionary app.english_stop (template = pg_catalog.simple, stopwords = english, accept = false);
create text search configuration app.es (parser = pg_catalog.default);
alter text search configuration app.es add mapping for asciiword, word, hword, asciihword, hword_part, hword_asciipart
  with app.english_stop, pg_catalog.spanish_stem;
alter text search configuration app.es add mapping for numword, numhword, hword_numpart, int, uint with pg_catalog.simple;
create text search configuration app.en (parser = pg_catalog.default);
alter text search configuration app.en add mapping for asciiword, word, hword, asciihword, hword_part, hword_asciipart
  with app.spanish_stop, pg_catalog.english_stem;
alter text search configuration app.en add mapping for numword, numhword, hword_numpart, int, uint with pg_catalog.simple;

create table public.kb_articles (
  id uuid primary key default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  language text not null check (language in ('es', 'en')),
  title text not null check (length(title) between 1 and 200),
  summary text not null default '' check (length(summary) <= 1000),
  -- Markdown: headings of the second level, paragraphs, lists.
  body text not null check (length(body) between 1 and 60000),
  species text[] not null default '{}' check (species <@ '{dog,cat,horse,cow,sheep,goat,pig,rabbit,bird,fish,reptile,rodent,other}'),
  topics text[] not null default '{}',
  urgency text not null default 'routine' check (urgency in ('emergency', 'urgent', 'routine')),
  sources text[] not null default '{}',
  reviewed_on date,
  published boolean not null default true,
  -- Of everything that is imported, so that the same file imported again changes nothing.
  content_sha256 text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (slug, language)
);

-- What the vet writes down about the case, for vets.
create table public.session_notes (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.chat_sessions on delete cascade,
  author_id uuid not null references public.profiles,
  body text not null check (length(body) between 1 and 20000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_notes_session on public.session_notes (session_id, created_at);

-- What is found: each source whole (part 0) and, where it is long, by passages. Written by triggers of the sources alone;
-- an article's rows are there while it is published.
create table public.search_documents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('article', 'note', 'message')),
  -- The article, the note, or the message's session.
  source_id uuid not null,
  -- The message's number, else 0.
  source_seq integer not null default 0,
  part integer not null,
  language text not null check (language in ('es', 'en')),
  species text[] not null default '{}',
  topics text[] not null default '{}',
  owner_id uuid,
  vet_id uuid,
  session_id uuid,
  pet_id uuid,
  title text not null default '',
  body text not null,
  -- Ids of the lexicon, one as often as it is meant; by the worker.
  concepts text[] not null default '{}',
  -- Null until the worker came by: of messages and of passages.
  tsv tsvector,
  -- Lexemes, for the norm of its length.
  words integer not null default 0,
  -- "model version" of the vector that was stored last; it makes finding what has none a look into an index.
  embedded_as text not null default '',
  content_sha256 text not null,
  created_at timestamptz not null default now(),
  unique (kind, source_id, source_seq, part)
);
create index search_documents_owner on public.search_documents (owner_id) where owner_id is not null;
create index search_documents_vet on public.search_documents (vet_id) where vet_id is not null;
create index search_documents_pet_notes on public.search_documents (pet_id) where kind = 'note';
create index search_documents_articles on public.search_documents (created_at) where kind = 'article' and part = 0;
create index search_documents_waiting on public.search_documents (embedded_as, id);
-- Not null: a GIN index would hold an entry for each message that the worker has not seen.
create index search_documents_article_words on public.search_documents using gin (tsv)
  where kind = 'article' and part = 0 and tsv is not null;
create index search_documents_record_words on public.search_documents using gin (tsv)
  where kind <> 'article' and part = 0 and tsv is not null;

-- Messages that the worker has still to make documents of: sending one writes these two columns and no more, a tenth of what
-- a document costs.
create table public.search_pending (
  session_id uuid not null,
  seq integer not null,
  primary key (session_id, seq)
);

create table public.search_vectors (
  document_id bigint not null references public.search_documents on delete cascade,
  model text not null,
  version text not null,
  -- The document's, so that the two indexes below need no join.
  kind text not null check (kind in ('article', 'note', 'message')),
  -- Null while claimed or failed.
  vector halfvec(1536),
  content_sha256 text not null,
  attempts integer not null default 0,
  last_error text,
  claimed_until timestamptz,
  embedded_at timestamptz,
  primary key (document_id, model, version)
);
-- Two to a page and never elsewhere: a distance then costs one look, not three.
alter table public.search_vectors alter column vector set storage plain;
create index search_vectors_model on public.search_vectors (model, version, kind, embedded_at);
create index search_vectors_unfinished on public.search_vectors (model, version, claimed_until) where vector is null;
-- No index of meaning here: few rows are compared one by one, and the worker makes it for each model once there are many
-- (fn_search_index_steps).

-- The words of published articles, never of what people wrote: what spelling is corrected against.
create table public.search_words (
  word text primary key,
  documents integer not null
);
