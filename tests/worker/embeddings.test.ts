import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { modelForTests } from "../kit/model.ts";
import { type OpenAiServer, startOpenAiServer } from "../peers/openai-server.ts";
import { complete, missing, vectorsIn, writeArticle, writeArticles } from "./kit/articles.ts";
import { until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

const main = join(import.meta.dirname, "../../worker/src/main.ts");
const LEXICON = "lexicon-1";
const OPENAI = "text-embedding-3-small";
let world: World;
let service: OpenAiServer;
beforeEach(async () => {
  world = await startWorld();
  service = await startOpenAiServer();
});
afterEach(async () => {
  await world.close();
  await service.close();
});

const viaOpenAi = () => ({ EMBEDDINGS: "openai" as const, OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: service.url });
const work = (more = {}) => world.work(undefined, true, false, more);

/** The sweep, now. */
async function sweep(patience?: number): Promise<void> {
  const key = randomUUID();
  await world.pool.query("select graphile_worker.add_job('embed-documents', '{}', job_key => $1)", [key]);
  const waiting = "select 1 from graphile_worker.jobs where key = $1";
  await until("the sweep", async () => (await world.pool.query(waiting, [key])).rowCount === 0, patience);
}

/** The service holds its next answers until the returned function is called. */
function hold(): () => void {
  let open = (): void => {};
  service.held = new Promise((resolve) => (open = resolve));
  return () => {
    service.held = null;
    open();
  };
}

test("what is written is embedded within seconds, and again with its new words when it is edited", async () => {
  await work();
  const began = performance.now();
  await writeArticle(world.pool, "colico", "Cólico equino", "El caballo se revuelca. Llame al veterinario. No le dé de comer.");
  await until("its documents", async () => (await vectorsIn(world.pool))[0]?.embedded ?? null);
  await complete(world.pool, LEXICON);
  expect(performance.now() - began).toBeLessThan(10_000);
  const conceptsOf = async () =>
    (await world.pool.query<{ concepts: string[] }>("select concepts from search_documents where part = 0")).rows[0]?.concepts;
  expect(await conceptsOf()).toEqual(expect.arrayContaining(["colic^", "horse^", "vet"]));
  await writeArticle(world.pool, "colico", "Moquillo canino", "El perro tose.");
  await until("its new words", async () => (await conceptsOf())?.includes("distemper^") ?? null);
  await complete(world.pool, LEXICON);
  await until("the vocabulary to follow", async () => {
    const { rows } = await world.pool.query("select word from search_words where word in ('moquillo', 'revuelca')");
    return rows.length === 1 && rows[0]?.word === "moquillo";
  });
});

test("a worker killed while the service held its batches loses nothing, and the next one does the rest once", async () => {
  await writeArticles(world.pool, 300);
  const release = hold();
  const { VITEST: _, ...env } = process.env;
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = viaOpenAi();
  const settings = { NODE_ENV: "test", LOG_LEVEL: "silent", DATABASE_URL: world.url, OPENAI_API_KEY, OPENAI_BASE_URL };
  const program = spawn(process.execPath, [main], { stdio: "ignore", env: { ...env, ...settings } });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  await until("two batches at the service", async () => service.requests.length >= 2);
  program.kill("SIGKILL");
  await ended;
  release();
  expect(await vectorsIn(world.pool)).toEqual([{ model: OPENAI, embedded: 0, failed: 0, attempts: 256 }]);
  await work(viaOpenAi());
  await complete(world.pool, OPENAI);
  expect(await vectorsIn(world.pool)).toEqual([{ model: OPENAI, embedded: 300, failed: 0, attempts: 300 }]);
});

test("on a change of model the old vectors stay until the new ones are complete, then they go", async () => {
  await writeArticles(world.pool, 300);
  await work();
  await complete(world.pool, LEXICON);
  const all = (await vectorsIn(world.pool))[0]?.embedded ?? 0;
  await world.stopAll();
  const release = hold();
  await work(viaOpenAi());
  await sweepBegins();
  await until("a batch at the service", async () => service.requests.length > 0);
  expect(await vectorsIn(world.pool)).toContainEqual(expect.objectContaining({ model: LEXICON, embedded: all }));
  // Search by the old model still ranks, in the middle of it.
  const { rows } = await world.pool.query<{ found: number }>(
    `select count(*)::integer as found from search_vectors v where model = $1 and vector is not null
       and vector <=> (select vector from search_vectors where model = $1 limit 1) < 2`,
    [LEXICON],
  );
  expect(rows[0]?.found).toBe(all);
  release();
  await until("the old ones to go", async () => (await vectorsIn(world.pool)).every(({ model }) => model === OPENAI));
  expect(await missing(world.pool, OPENAI)).toBe(0);
});

/** The sweep is queued; the test goes on while it runs. */
async function sweepBegins(): Promise<void> {
  await world.pool.query("select graphile_worker.add_job('embed-documents', '{}')");
}

test("while the service is away nothing is lost and nothing counts; afterwards the sweep catches up", async () => {
  service.troubles.push(...Array.from({ length: 200 }, () => () => ({ status: 503, headers: { "retry-after": "0" } })));
  await writeArticles(world.pool, 5);
  await work(viaOpenAi());
  await sweep();
  await sweep();
  expect(await vectorsIn(world.pool)).toEqual([{ model: OPENAI, embedded: 0, failed: 0, attempts: 0 }]);
  service.troubles.length = 0;
  await sweep();
  await complete(world.pool, OPENAI);
});

test("a text that the service refuses fails alone, with the reason kept", async () => {
  await writeArticles(world.pool, 6);
  await writeArticle(world.pool, "bad", "Malo", "INACEPTABLE");
  service.refuses = (input) => input.includes("INACEPTABLE");
  await work(viaOpenAi());
  await sweepBegins();
  await until("all but one", async () => (await vectorsIn(world.pool)).some(({ embedded, failed }) => embedded + failed === 7));
  expect(await vectorsIn(world.pool)).toEqual([{ model: OPENAI, embedded: 6, failed: 1, attempts: expect.any(Number) }]);
  const { rows } = await world.pool.query("select last_error from search_vectors where last_error is not null");
  expect(rows).toEqual([{ last_error: "the embedding service answered 400" }]);
});

test("a long backfill holds one of a worker's places, however often it is called for", async () => {
  const release = hold();
  await work(viaOpenAi());
  await writeArticle(world.pool, "first", "Cólico equino", "El caballo se revuelca.");
  await until("the first at the service", async () => service.requests.length > 0);
  // As many writes as the worker has places, each with a call of its own: they end while the first is held.
  for (let n = 0; n < 8; n++) {
    await writeArticle(world.pool, `next-${n}`, "Moquillo canino", `El perro tose ${n}.`);
    await sweep();
  }
  expect(service.requests.length).toBeLessThanOrEqual(2);
  release();
  await complete(world.pool, OPENAI);
});

test("two workers at once embed each document once", async () => {
  await writeArticles(world.pool, 200);
  await Promise.all([work(viaOpenAi()), work(viaOpenAi())]);
  await sweepBegins();
  await complete(world.pool, OPENAI);
  const sent = service.requests.flatMap(({ body }) => body.input);
  expect(sent.length).toBe(new Set(sent).size);
});

test.skipIf(modelForTests() === "")("when the sentence encoder's file arrives, everything is embedded anew", async () => {
  await writeArticles(world.pool, 20);
  await work();
  await complete(world.pool, LEXICON);
  await world.stopAll();
  await work({ MODEL_DIR: modelForTests() });
  await sweepBegins();
  // Loading it is 1.5 s of work, which a busy machine may take a while for; then the old ones go.
  const models = async () => (await vectorsIn(world.pool)).map(({ model }) => model).join();
  await until("its vectors alone", async () => (await models()) === "lexicon-1+use3", 50_000);
  await complete(world.pool, "lexicon-1+use3");
});
