import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseEnv } from "@callavet/server/env.ts";
import { startServer } from "@callavet/server/server.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeManyDocuments } from "../kit/search/many-documents.ts";
import { startOpenAiServer } from "../peers/openai-server.ts";
import { complete, vectorsIn, writeArticle, writeArticles } from "./kit/articles.ts";
import { until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

/** 100,000 takes some minutes: `CALLAVET_BACKFILL_ROWS=100000 npm test -- backfill`. */
const ROWS = Number(process.env["CALLAVET_BACKFILL_ROWS"] ?? 1500);
/** From so many on there is an index. */
const MANY = 10_000;
/** A busy machine stores 50 in a second. */
const PATIENCE = 30_000 + ROWS * 20;
const program = join(import.meta.dirname, "../../worker/src/embeddings.ts");

let world: World;
beforeEach(async () => void (world = await startWorld()));
afterEach(() => world.close());

interface Progress {
  documents: number;
  embedded: number;
  claimed: number;
}

async function progress(): Promise<Progress> {
  const { rows } = await world.pool.query<Progress>("select documents, embedded, claimed from fn_search_progress()");
  return rows[0] ?? { documents: 0, embedded: 0, claimed: 0 };
}

/** `npm run embeddings -- …` as an operator runs it. */
function embeddings(command: "run" | "status") {
  const { VITEST: _, OPENAI_API_KEY: __, ...env } = process.env;
  const settings = { NODE_ENV: "test", LOG_LEVEL: "silent", DATABASE_URL: world.url };
  const child = spawn(process.execPath, [program, command], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, ...settings },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<string>((resolve) => child.once("close", () => resolve(output)));
  return { ended, kill: () => child.kill("SIGKILL") };
}

test(
  `${ROWS} rows, with the worker killed twice on the way: the next one goes on where it was, and none is left out`,
  { timeout: 2 * PATIENCE },
  async () => {
    await writeManyDocuments(world.pool, ROWS);
    const began = performance.now();
    const seen: number[] = [];
    for (const share of [0.25, 0.5]) {
      const worker = embeddings("run");
      seen.push(
        await until(
          `${share} of the rows`,
          async () => {
            const { embedded } = await progress();
            return embedded >= share * ROWS && embedded;
          },
          PATIENCE,
        ),
      );
      worker.kill();
      await worker.ended;
    }
    expect(seen[1]).toBeLessThan(ROWS);
    await embeddings("run").ended;
    // Two lanes of 64 were in the hands of each killed one, and are free when their leases end.
    expect(ROWS - (await progress()).embedded).toBeLessThanOrEqual(256);
    await world.pool.query("update search_vectors set claimed_until = now() where vector is null");
    await embeddings("run").ended;
    console.info(`${ROWS} rows in ${Math.round((performance.now() - began) / 1000)} s, killed at ${seen.join(" and ")}`);

    expect(await progress()).toEqual({ documents: ROWS, embedded: ROWS, claimed: 0 });
    expect(await embeddings("status").ended).toContain(`${ROWS} of ${ROWS} (100 %)`);
    // No more than that was done twice.
    expect((await vectorsIn(world.pool))[0]?.attempts).toBeLessThanOrEqual(ROWS + 256);
    const { rows: indexes } = await world.pool.query(
      `select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname ~ '^search_vectors_records_'`,
    );
    expect(indexes).toEqual(ROWS >= MANY ? [{ indisvalid: true }] : []);
  },
);

test("an edited article is found by its new words within seconds, while many rows wait", { timeout: PATIENCE }, async () => {
  await writeArticle(world.pool, "colico", "Cólico equino", "El caballo se revuelca. Llame al veterinario.");
  await writeManyDocuments(world.pool, ROWS);
  await world.work();
  await world.pool.query("select graphile_worker.add_job('embed-documents', '{}')");
  await until("the first rows", async () => (await progress()).embedded > 0);
  await writeArticle(world.pool, "colico", "Moquillo canino", "El perro tose y tiene fiebre. Llame al veterinario.");
  const began = performance.now();
  await until("its new words", async () => {
    const { rows } = await world.pool.query<{ semantic_score: number | null; matched_concepts: string[] }>(
      `select r.semantic_score, r.matched_concepts
       from (select model, version from search_vectors where vector is not null limit 1) m
       cross join lateral fn_search_articles('{"words": ["moquillo"], "concepts": ["distemper"]}',
         (select vector::text from search_vectors where vector is not null limit 1), m.model, m.version,
         null, null, null, null, null, null, 10) r`,
    );
    return rows[0]?.semantic_score != null && rows[0].matched_concepts.includes("distemper");
  });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("search finds what it found, by meaning too, at every moment of a change of model", { timeout: 120_000 }, async () => {
  const service = await startOpenAiServer();
  await writeArticle(world.pool, "colico", "Cólico equino", "El caballo se revuelca. Llame al veterinario.");
  await writeArticles(world.pool, 40);
  await world.work();
  await complete(world.pool, "lexicon-1");
  await world.stopAll();

  const openai: Record<string, string> = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: service.url };
  const env = parseEnv({
    NODE_ENV: "test",
    PORT: "0",
    AUTH_URL: "http://127.0.0.1:1",
    LIMIT_FACTOR: "0",
    LOG_LEVEL: "silent",
    ...openai,
  });
  const server = await startServer({ env, pool: world.pool });
  try {
    let asked = 0;
    // The stand-in's vectors mean nothing, so what is asked is whether the article is found, not before what.
    const ask = async () => {
      const q = encodeURIComponent(`cólico ${"caballo ".repeat(1 + (asked++ % 40))}`);
      const answer = await fetch(`${server.url}/search?scope=articles&limit=50&explain=true&q=${q}`);
      expect(await answer.json()).toMatchObject({
        degraded: false,
        items: expect.arrayContaining([
          expect.objectContaining({
            slug: "colico",
            explain: expect.objectContaining({ semantic: { rank: expect.any(Number), score: expect.any(Number) } }),
          }),
        ]),
      });
    };
    await ask();
    let release = (): void => {};
    service.held = new Promise((resolve) => (release = resolve));
    await world.work(undefined, true, false, { EMBEDDINGS: "openai", ...openai });
    await world.pool.query("select graphile_worker.add_job('embed-documents', '{}')");
    await until("the new model's first batch", async () => service.requests.length > 0);
    await ask();
    service.held = null;
    release();
    await until(
      "the old vectors to go",
      async () => {
        await ask();
        return (await vectorsIn(world.pool)).every(({ model }) => model !== "lexicon-1");
      },
      60_000,
    );
    await ask();
    expect(asked).toBeGreaterThan(3);
  } finally {
    await server.close();
    await service.close();
  }
});
