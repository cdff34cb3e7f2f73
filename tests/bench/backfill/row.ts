import { createDatabase } from "@callavet/shared/node/database.ts";
import { createEmbedders, type Embedders } from "@callavet/shared/node/search/embedders.ts";
import { backfill, LANES } from "@callavet/worker/search/backfill.ts";
import { halfvecArray } from "@callavet/worker/search/halfvec-array.ts";
import type pg from "pg";
import { pino } from "pino";
import { prepareModel } from "../../kit/model.ts";
import { bodyOf, writeManyDocuments } from "../../kit/search/many-documents.ts";
import { percent, perSecond, type Line } from "../lib/report.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";

const ROUNDS = 5;
const BATCH = 64;
/** Rows of a round: some seconds' worth of each. */
const LEXICON_ROWS = 3072;
const MODEL_ROWS = 768;

/** Documents of about 65 tokens, claimed, embedded and stored by the worker's own backfill on both cores. */
export async function backfillRows(world: World): Promise<Line[]> {
  const pool = world.database.ownerPool;
  const model = await prepareModel();
  await pool.query("create table bench_vectors (id bigint generated always as identity primary key, vector halfvec(1536))");
  await pool.query("alter table bench_vectors alter column vector set storage plain");
  const lexicon = createEmbedders({ EMBEDDINGS: "local", MODEL_DIR: "/nowhere" }, { threads: LANES });
  const encoder = createEmbedders({ EMBEDDINGS: "local", MODEL_DIR: model }, { threads: LANES });
  try {
    const lines = [
      await measured({
        what: "backfill, lexicon alone, rows stored",
        beside: "insert of their vectors alone",
        goal: 1000,
        ours: () => stored(pool, lexicon, LEXICON_ROWS),
        theirs: () => insertAlone(pool, LEXICON_ROWS),
      }),
    ];
    if (!encoder.hasModel()) return lines;
    const withModel = await measured({
      what: "backfill with the sentence encoder, rows stored",
      beside: "encoder alone, nothing stored",
      goal: 100,
      ours: () => stored(pool, encoder, MODEL_ROWS),
      theirs: () => embedAlone(encoder, MODEL_ROWS),
    });
    return [...lines, withModel];
  } finally {
    await Promise.all([lexicon.close(), encoder.close()]);
  }
}

interface Pair {
  what: string;
  beside: string;
  goal: number;
  ours: () => Promise<number>;
  theirs: () => Promise<number>;
}

async function measured({ what, beside, goal, ours, theirs }: Pair): Promise<Line> {
  // Threads start, the encoder loads and plans are made before anybody looks at the clock.
  await ours();
  await theirs();
  const results = await interleaved(ROUNDS, { ours, theirs });
  const figure = median(results.ours);
  return {
    row: "backfill",
    what,
    figure: perSecond(figure),
    beside: `${beside} ${perSecond(median(results.theirs))}`,
    ratio: percent(medianRatio(results.ours, results.theirs, (one) => one)),
    goal: `>= ${perSecond(goal)}`,
    reached: figure >= goal,
  };
}

const rate = (rows: number, began: number): number => (rows * 1000) / (performance.now() - began);

async function stored(pool: pg.Pool, embedders: Embedders, rows: number): Promise<number> {
  await pool.query("truncate search_documents cascade");
  await writeManyDocuments(pool, rows);
  const began = performance.now();
  const done = await backfill({ db: createDatabase(pool), embedders, log: pino({ level: "silent" }) });
  if (done !== rows) throw new Error(`${done} of ${rows} rows were stored`);
  return rate(rows, began);
}

/** Vectors that are there already, in batches as large, one transaction each. */
async function insertAlone(pool: pg.Pool, rows: number): Promise<number> {
  await pool.query("truncate bench_vectors");
  const { rows: types } = await pool.query<{ oid: number }>("select 'halfvec'::regtype::oid::int as oid");
  const vector = Float32Array.from({ length: 1536 }, (_, i) => Math.sin(i) / 30);
  const batch = halfvecArray(
    Array.from({ length: BATCH }, () => vector),
    types[0]?.oid ?? 0,
  );
  const began = performance.now();
  for (let n = 0; n < rows; n += BATCH)
    await pool.query("insert into bench_vectors (vector) select unnest($1::halfvec[])", [batch]);
  return rate(rows, began);
}

async function embedAlone(embedders: Embedders, rows: number): Promise<number> {
  const texts = Array.from({ length: rows }, (_, n) => bodyOf(n));
  const batches = Array.from({ length: rows / BATCH }, (_, n) => texts.slice(n * BATCH, (n + 1) * BATCH));
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) await embedders.preferred().embed(batch, "document");
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return rate(rows, began);
}
