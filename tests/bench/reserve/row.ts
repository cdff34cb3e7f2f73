import { startChild } from "../lib/child.ts";
import { addOwners, addSessions, FIRST_OWNER, sessionId } from "../lib/people.ts";
import { pgbench, type Measured } from "../lib/pgbench.ts";
import { percent, perSecond, type Line } from "../lib/report.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";
import type { Load } from "./load.ts";

const ROUNDS = 5;
/** At most so many in one turn; a turn takes about so many seconds. */
const MOST = 2500;
const SECONDS = 1.5;
const CLIENTS = 8;

const script = `
\\set i :i + 1
\\set n :first + :client_id + :i * ${CLIENTS}
begin\\; set local role service_role\\;
select id as consumption from public.fn_reserve_chat('${sessionId(FIRST_OWNER).replace(String(FIRST_OWNER), ":n")}') \\gset
select status from public.fn_commit_consumption(':consumption');
commit;
`;

/** One unit reserved and charged, from Node and from pgbench; each time for another consult. */
export async function reserveAndCommit(world: World): Promise<Line[]> {
  const { ownerPool } = world.database;
  const total = MOST * (ROUNDS + 1) * 2;
  await addOwners(ownerPool, FIRST_OWNER, total);
  await addSessions(ownerPool, FIRST_OWNER, total);
  await ownerPool.query("vacuum analyze");
  let first = FIRST_OWNER;
  let each = 400;
  const take = () => (first += each) - each;
  const load = startChild(new URL("./load.ts", import.meta.url));
  const contestants = {
    pgbench: () =>
      pgbench({ url: world.serverUrl, script, clients: CLIENTS, transactions: each, variables: { i: -1, first: take() } }),
    node: () =>
      load.ask<Measured>("run", { url: world.serverUrl, connections: CLIENTS, first: take(), count: each } satisfies Load),
  };
  try {
    await contestants.node();
    const { perSecond: ceiling } = await contestants.pgbench();
    each = Math.min(MOST, Math.max(each, Math.round(ceiling * SECONDS)));
    const results = await interleaved(ROUNDS, contestants);
    const ratio = medianRatio(results.node, results.pgbench, (one) => one.perSecond);
    const [ours, theirs] = [results.node, results.pgbench].map((all) => perSecond(median(all.map((one) => one.perSecond))));
    return [
      {
        row: "reserve",
        what: "reserve + commit from Node",
        figure: ours ?? "",
        beside: `pgbench ${theirs}`,
        ratio: percent(ratio),
        goal: ">= 85 %",
        reached: ratio >= 0.85,
      },
    ];
  } finally {
    await load.stop();
  }
}
