import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { Embedders } from "@callavet/shared/node/search/embedders.ts";
import type { TestDatabase } from "../../kit/postgres.ts";
import { startChild } from "../lib/child.ts";
import { claimsOf } from "../lib/issuer.ts";
import { pgbench, type Measured } from "../lib/pgbench.ts";
import { ms, percent, times, type Line } from "../lib/report.ts";
import { startServerProcess } from "../lib/server.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";
import { ADMIN, BLOCK, BLOCKS, ownerOf, vetOf } from "./fill.ts";
import type { Load } from "./load.ts";
import { writeQuestions } from "./questions.ts";
import { recallAt10 } from "./recall.ts";

const ROUNDS = 5;
/** Questions of one turn, no two of a run the same, so that the server remembers none of them. */
const QUESTIONS = 40;
const EXACT = 30;

interface Viewer {
  what: string;
  id: string;
  scope: "records" | "articles";
}

/** All of the first block, so that the small database has them too. */
const viewers: Viewer[] = [
  { what: "an owner's 50 rows", id: ownerOf(0, 17), scope: "records" },
  { what: "a vet's 2,500", id: vetOf(0, 1), scope: "records" },
  { what: "a vet's 5,000", id: vetOf(0, 0), scope: "records" },
  { what: "the operator's 100,000", id: ADMIN, scope: "records" },
  { what: "the articles", id: ownerOf(0, 17), scope: "articles" },
];

/** The statements that the server sends for one search, in one message; the n-th question of this turn. */
const scriptOf = ({ id, scope }: Viewer, { model, version }: Embedder): string => {
  const call = `public.fn_search_${scope}((select query from bench.questions where n = :n), (select vector from bench.questions where n = :n),
    '${model}', '${version}', null, null, null, null, null, null, 11)`;
  const select =
    scope === "articles"
      ? `select * from ${call}`
      : `select r.*, p.name as pet_name from ${call} r left join public.pets p on p.id = r.pet_id order by r.score desc, r.id desc`;
  return `
\\set i :i + 1
\\set n :first + :i
begin\\; set local role authenticated\\; select set_config('request.jwt.claims', '${claimsOf(id)}', true)\\;
${select}\\;
commit;
`.replaceAll(/\n {4,}/gu, " ");
};

/** Each kind of viewer: the large database over HTTP and by hand, and the small one by hand. */
export async function measureSearch(world: World, small: TestDatabase, embedders: Embedders): Promise<Line[]> {
  const large = world.database;
  const embedder = embedders.preferred();
  const count = QUESTIONS * (ROUNDS + 1) * viewers.length;
  const questions = await writeQuestions([small.ownerPool, large.ownerPool], embedder, count);
  const load = startChild(new URL("./load.ts", import.meta.url));
  const server = await startServerProcess(world, { env: { EMBEDDINGS: "local", MODEL_DIR: "/nowhere" } });
  try {
    const lines: Line[] = [];
    for (const [n, viewer] of viewers.entries()) {
      const script = scriptOf(viewer, embedder);
      const from = (round: number) => (n * (ROUNDS + 1) + round) * QUESTIONS;
      const byHand = (url: string) => (round: number) =>
        pgbench({ url, script, clients: 1, transactions: QUESTIONS, variables: { i: -1, first: from(round) } });
      const overHttp = (round: number) =>
        load.ask<Measured>("run", {
          port: server.port,
          token: world.issuer.token(viewer.id),
          paths: questions
            .slice(from(round), from(round + 1))
            .map((q) => `/search?${new URLSearchParams({ q, scope: viewer.scope }).toString()}`),
        } satisfies Load);
      const contestants = { small: byHand(at(world.serverUrl, small.url)), large: byHand(world.serverUrl), http: overHttp };
      for (const contestant of Object.values(contestants)) await contestant(ROUNDS);
      lines.push(...latencyLines(viewer, await interleaved(ROUNDS, contestants)));
      if (viewer.scope === "records")
        lines.push(recallLine(viewer, await recallAt10(large.ownerPool, viewer.id, embedder, EXACT)));
    }
    return lines;
  } finally {
    await load.stop();
    await server.stop();
  }
}

const recallLine = ({ what }: Viewer, recall: number): Line => ({
  row: "search",
  what: `search in ${what}: recall@10`,
  figure: recall.toFixed(3),
  beside: "exact scan",
  ratio: percent(recall),
  goal: ">= 0.95",
  reached: recall >= 0.95,
});

/** The address of the server's role, at the other database. */
function at(serverUrl: string, url: string): string {
  const address = new URL(serverUrl);
  address.pathname = new URL(url).pathname;
  return address.href;
}

function latencyLines({ what }: Viewer, { small, large, http }: Record<"small" | "large" | "http", Measured[]>): Line[] {
  const figure = (all: Measured[], of: (one: Measured) => number) => median(all.map(of));
  const p95 = medianRatio(http, large, (one) => one.p95);
  const growth = medianRatio(small, large, (one) => one.perSecond);
  const each = (one: Measured) => 1000 / one.perSecond;
  return [
    {
      row: "search",
      what: `search in ${what}, over HTTP: p95`,
      figure: ms(figure(http, (one) => one.p95)),
      beside: `the same SQL ${ms(figure(large, (one) => one.p95))}`,
      ratio: times(p95),
      goal: "<= 1.3x",
      reached: p95 <= 1.3,
    },
    {
      row: "search",
      what: `search in ${what}, ${(BLOCK.rows * BLOCKS).toLocaleString("en")} rows: SQL`,
      figure: ms(figure(large, each)),
      beside: `${BLOCK.rows.toLocaleString("en")} rows ${ms(figure(small, each))}`,
      ratio: times(growth),
      goal: "<= 1.5x",
      reached: growth <= 1.5,
    },
  ];
}
