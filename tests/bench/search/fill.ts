import { createDatabase } from "@callavet/shared/node/database.ts";
import type { Embedders } from "@callavet/shared/node/search/embedders.ts";
import { backfill } from "@callavet/worker/search/backfill.ts";
import { importKnowledge } from "@callavet/worker/import-articles.ts";
import type pg from "pg";
import { pino } from "pino";
import { addOwners, FIRST_OWNER, FIRST_VET, personId, sessionId } from "../lib/people.ts";
import { createTexts } from "./texts.ts";

const CONTENT = new URL("../../../content/articles", import.meta.url).pathname;

/**
 * One block: 200 owners with five consults each, a consult of nine messages and a note, so 50 rows an owner and 10,000 in
 * all; half of them with one busy vet, a quarter with each of two others. However many blocks there are, what one of these
 * people may read is as much.
 */
export const BLOCK = { owners: 200, rows: 10_000 };
export const BLOCKS = 10;
const CONSULTS = 5;
const MESSAGES = 9;
const VETS = 3;

/** Beyond the vets of every block. */
export const ADMIN = personId(FIRST_VET + 1_000_000);
export const ownerOf = (block: number, n: number): string => personId(FIRST_OWNER + block * BLOCK.owners + n);
/** Vet 0 may read 5,000 rows, 1 and 2 may read 2,500. */
export const vetOf = (block: number, n: number): string => personId(FIRST_VET + block * VETS + n);

/** Writes one more block as the product would, only faster: its documents wait for the embedder. */
async function fillBlock(pool: pg.Pool, block: number): Promise<void> {
  const first = FIRST_OWNER + block * BLOCK.owners;
  await addOwners(pool, first, BLOCK.owners);
  await addVetsAndPets(pool, block);
  const texts = createTexts(1000 + block);
  const consults = Array.from({ length: BLOCK.owners * CONSULTS }, (_, i) => ({
    id: sessionId(FIRST_OWNER + block * BLOCK.owners * CONSULTS + i),
    owner: ownerOf(block, i % BLOCK.owners),
    pet: petOf(block, i % BLOCK.owners),
    vet: vetOf(block, i % 4 < 2 ? 0 : (i % 4) - 1),
    days: i % 700,
    ...texts.consult(MESSAGES),
  }));
  const client = await pool.connect();
  try {
    // One transaction; what triggers do for each message is done for all of them at once.
    await client.query("begin; set local session_replication_role = replica");
    await client.query(CONSULTS_SQL, [JSON.stringify(consults.map(({ messages: _messages, note: _note, ...rest }) => rest))]);
    const said = consults.flatMap(({ id, owner, vet, messages }) =>
      messages.map((body, i) => ({ id, seq: i + 1, sender: i % 2 ? vet : owner, role: i % 2 ? "vet" : "owner", body })),
    );
    await client.query(MESSAGES_SQL, [JSON.stringify(said)]);
    await client.query("set local session_replication_role = origin");
    await client.query(NOTES_SQL, [JSON.stringify(consults.map(({ id, vet, note }) => ({ id, vet, note })))]);
    await client.query("commit");
  } finally {
    client.release();
  }
}

const petOf = (block: number, n: number): string => ownerOf(block, n).replace("-8000-", "-b000-");

async function addVetsAndPets(pool: pg.Pool, block: number): Promise<void> {
  const vets = Array.from({ length: VETS }, (_, n) => vetOf(block, n));
  const pets = Array.from({ length: BLOCK.owners }, (_, n) => ({ id: petOf(block, n), owner: ownerOf(block, n) }));
  await pool.query("insert into profiles (id, email, full_name) select id, id || '@vet.test', 'Vet' from unnest($1::uuid[]) id", [
    vets,
  ]);
  await pool.query("insert into user_roles (user_id, role) select id, 'vet' from unnest($1::uuid[]) id", [vets]);
  await pool.query(
    "insert into vets (id, display_name, licence, country, approved) select id, 'Vet', 'L', 'MX', true from unnest($1::uuid[]) id",
    [vets],
  );
  await pool.query(
    `insert into pets (id, owner_id, name, species)
     select p.id, p.owner, 'Luna', (array['dog', 'cat', 'horse', 'rabbit'])[1 + p.n % 4]
     from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, owner uuid)) with ordinality p(id, owner, n)`,
    [JSON.stringify(pets)],
  );
}

const CONSULTS_SQL = `
  insert into chat_sessions (id, owner_id, vet_id, pet_id, type, status, last_seq, created_at, queued_at, claimed_at, ended_at)
  select c.id, c.owner, c.vet, c.pet, 'chat', 'completed', ${MESSAGES}, t.at, t.at, t.at, t.at
  from jsonb_to_recordset($1::jsonb) as c(id uuid, owner uuid, vet uuid, pet uuid, days int)
  cross join lateral (select now() - make_interval(days => c.days) as at) t`;
const MESSAGES_SQL = `
  with said as (
    insert into chat_messages (session_id, seq, client_id, sender_id, sender_role, body)
    select m.id, m.seq, gen_random_uuid(), m.sender, m.role, m.body
    from jsonb_to_recordset($1::jsonb) as m(id uuid, seq int, sender uuid, role text, body text)
    returning session_id, seq)
  insert into search_pending (session_id, seq) select session_id, seq from said`;
const NOTES_SQL = `
  insert into session_notes (session_id, author_id, body)
  select n.id, n.vet, n.note from jsonb_to_recordset($1::jsonb) as n(id uuid, vet uuid, note text)`;

/**
 * So many blocks, an operator who sees them all, and the guides; embedded by the product's own backfill, which makes the
 * indexes of meaning after it.
 */
export async function fill(pool: pg.Pool, blocks: number, embedders: Embedders): Promise<void> {
  const db = createDatabase(pool);
  await importKnowledge(db, CONTENT);
  for (let block = 0; block < blocks; block++) await fillBlock(pool, block);
  await pool.query("insert into profiles (id, email, full_name) values ($1, 'operator@bench.test', 'Operator')", [ADMIN]);
  await pool.query("insert into user_roles (user_id, role) values ($1, 'admin')", [ADMIN]);
  await backfill({ db, embedders, log: pino({ level: "warn" }) });
  await pool.query("vacuum analyze");
}
