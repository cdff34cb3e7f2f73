import { randomBytes } from "node:crypto";
import { startChild } from "../lib/child.ts";
import { pgbench, type Measured } from "../lib/pgbench.ts";
import { ms, percent, perSecond, type Line } from "../lib/report.ts";
import { startServerProcess } from "../lib/server.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";
import { benchEvent } from "./event.ts";
import type { Load } from "./load.ts";

const ROUNDS = 5;
const MOST = 3000;
const SECONDS = 1.5;
const CLIENTS = 8;
const SECRET = "whsec_bench";

/** The same event, inserted by the table's owner and nothing else: not verified, not queued, no role and no rights to look at. */
const script = `
\\set i :i + 1
\\set n :first + :client_id + :i * ${CLIENTS}
insert into public.stripe_subscription_events (id, type, api_version, livemode, object_id, stripe_customer_id, payload, created_at)
values ('evt_pgbench_:n', 'customer.subscription.updated', '2026-10-28.endive', false, 'sub_bench', 'cus_bench',
  '${JSON.stringify(benchEvent("evt_bench", "sub_bench", "cus_bench"))}', now());
`;

/** Stripe's events over HTTP, verified, stored and queued, beside pgbench that only inserts them. */
export async function acceptWebhooks(world: World): Promise<Line[]> {
  const server = await startServerProcess(world, { env: { STRIPE_WEBHOOK_SECRET: SECRET } });
  const load = startChild(new URL("./load.ts", import.meta.url));
  let each = 1000;
  let first = 100_000_000;
  const bodies = () =>
    Array.from({ length: each }, () => {
      const id = randomBytes(9).toString("hex");
      return JSON.stringify(benchEvent(`evt_${id}`, `sub_${id}`, `cus_${id}`));
    });
  const contestants = {
    pgbench: () =>
      pgbench({
        url: world.database.url,
        script,
        clients: CLIENTS,
        transactions: each,
        variables: { i: -1, first: (first += each) - each },
      }),
    server: () =>
      load.ask<Measured>("run", { port: server.port, connections: CLIENTS, secret: SECRET, bodies: bodies() } satisfies Load),
  };
  try {
    await contestants.server();
    const { perSecond: ceiling } = await contestants.pgbench();
    // As many for each client.
    each = CLIENTS * Math.round(Math.min(MOST, Math.max(each, ceiling * SECONDS)) / CLIENTS);
    const results = await interleaved(ROUNDS, contestants);
    const figure = (all: Measured[], key: keyof Measured) => median(all.map((one) => one[key]));
    const ratio = medianRatio(results.server, results.pgbench, (one) => one.perSecond);
    const p99 = figure(results.server, "p99");
    return [
      {
        row: "webhook",
        what: "Stripe webhook verified, stored, queued",
        figure: perSecond(figure(results.server, "perSecond")),
        beside: `pgbench, insert only ${perSecond(figure(results.pgbench, "perSecond"))}`,
        ratio: percent(ratio),
        goal: ">= 40 %",
        reached: ratio >= 0.4,
      },
      {
        row: "webhook",
        what: "Stripe webhook verified, stored, queued: p99",
        figure: ms(p99),
        beside: `pgbench, insert only ${ms(figure(results.pgbench, "p99"))}`,
        ratio: "",
        goal: "<= 50 ms",
        reached: p99 <= 50,
      },
    ];
  } finally {
    await load.stop();
    await server.stop();
  }
}
