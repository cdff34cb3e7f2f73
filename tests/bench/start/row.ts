import { startChild } from "../lib/child.ts";
import { claimsOf } from "../lib/issuer.ts";
import { addOwners, FIRST_OWNER, personId } from "../lib/people.ts";
import { pgbench, type Measured } from "../lib/pgbench.ts";
import { ms, percent, perSecond, times, type Line } from "../lib/report.ts";
import { startServerProcess } from "../lib/server.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";
import type { Load } from "./load.ts";

const ROUNDS = 5;
/** At most so many starts in one turn; a turn takes about so many seconds. */
const MOST = 2500;
const SECONDS = 1.5;
const CLIENTS = 8;
const TEXT = "Mi perro tiene diarrea desde ayer y no quiere comer";

/**
 * The statements that the server sends for one start, by the same role and, as the server does, in one message. `n` runs
 * through people of this round alone.
 */
const script = `
\\set i :i + 1
\\set n :first + :client_id + :i * ${CLIENTS}
begin\\; set local role authenticated\\; select set_config('request.jwt.claims', '${claimsOf(personId(FIRST_OWNER)).replaceAll(String(FIRST_OWNER), ":n")}', true)\\;
select to_jsonb(f.session) as session, to_jsonb(f.consumption) as consumption, f.created
from public.fn_start_session('chat', null, '${TEXT}', null, null, 'routine', '{}') f\\;
commit;
`;

/** Starting a consult over HTTP, beside the same statements by pgbench; each start by a person who has none yet. */
export async function startConsult(world: World): Promise<Line[]> {
  let first = FIRST_OWNER;
  let each = 400;
  const take = () => (first += each) - each;
  await addOwners(world.database.ownerPool, FIRST_OWNER, MOST * (ROUNDS + 1) * 3);
  await world.database.ownerPool.query("vacuum analyze");
  const server = await startServerProcess(world);
  const load = startChild(new URL("./load.ts", import.meta.url));
  const call = (from: number, rest: Pick<Load, "method" | "path" | "body">) =>
    load.ask<Measured>("run", {
      port: server.port,
      connections: CLIENTS,
      tokens: tokensFrom(world, from, each),
      ...rest,
    } satisfies Load);
  const start = (from: number) =>
    call(from, { method: "POST", path: "/sessions/start", body: JSON.stringify({ type: "chat", text: TEXT }) });
  const contestants = {
    pgbench: () =>
      pgbench({ url: world.serverUrl, script, clients: CLIENTS, transactions: each, variables: { i: -1, first: take() } }),
    // As in life: the page has read who is signed in before anybody starts a consult.
    known: async () => {
      const from = take();
      await call(from, { method: "GET", path: "/me", body: "" });
      return start(from);
    },
    // The token is seen for the first time: its signature is checked, and the profile looked for.
    unseen: () => start(take()),
  };
  try {
    for (const warm of [contestants.unseen, contestants.known]) await warm();
    const { perSecond: ceiling } = await contestants.pgbench();
    each = Math.min(MOST, Math.max(each, Math.round(ceiling * SECONDS)));
    const results = await interleaved(ROUNDS, contestants);
    return (["known", "unseen"] as const).flatMap((name) => lines(name, results[name], results.pgbench));
  } finally {
    await load.stop();
    await server.stop();
  }
}

const tokensFrom = ({ issuer }: World, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => issuer.token(personId(from + i)));

function lines(name: "known" | "unseen", ours: Measured[], theirs: Measured[]): Line[] {
  const what = `start a consult, ${name === "known" ? "signed-in person" : "token never seen before"}`;
  const throughput = medianRatio(ours, theirs, (one) => one.perSecond);
  const p99 = medianRatio(ours, theirs, (one) => one.p99);
  const figures = (all: Measured[], figure: keyof Measured) => median(all.map((one) => one[figure]));
  return [
    {
      row: "start",
      what,
      figure: perSecond(figures(ours, "perSecond")),
      beside: `pgbench ${perSecond(figures(theirs, "perSecond"))}`,
      ratio: percent(throughput),
      goal: ">= 60 %",
      reached: throughput >= 0.6,
    },
    {
      row: "start",
      what: `${what}: p99`,
      figure: ms(figures(ours, "p99")),
      beside: `pgbench ${ms(figures(theirs, "p99"))}`,
      ratio: times(p99),
      goal: "<= 3x",
      reached: p99 <= 3,
    },
  ];
}
