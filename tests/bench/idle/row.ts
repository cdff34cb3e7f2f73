import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../lib/child.ts";
import { addOwners, FIRST_OWNER, personId } from "../lib/people.ts";
import type { Delay } from "../lib/probe.ts";
import { ms, type Line } from "../lib/report.ts";
import { startServerProcess } from "../lib/server.ts";
import type { World } from "../lib/world.ts";

const SOCKETS = 5000;
/** First some, so that what is made once is not counted with each socket. */
const WARM = 200;
/** Long enough for each socket to be pinged, every 25 s. */
const WATCHED_MS = 31_000;

/** Signed-in sockets that listen to their person's events, and nothing happens. */
export async function idleSockets(world: World): Promise<Line[]> {
  await addOwners(world.database.ownerPool, FIRST_OWNER, WARM + SOCKETS);
  const tokens = Array.from({ length: WARM + SOCKETS }, (_, i) => world.issuer.token(personId(FIRST_OWNER + i)));
  // Without the sentence encoder: its 350 MB come meanwhile and would be counted with the sockets.
  const server = await startServerProcess(world, { env: { MODEL_DIR: "/nowhere" } });
  const load = startChild(new URL("./load.ts", import.meta.url));
  try {
    await load.ask("open", { port: server.port, tokens: tokens.slice(0, WARM) });
    const before = await server.ask<number>("memory");
    await load.ask("open", { port: server.port, tokens: tokens.slice(WARM) });
    const kilobytes = ((await server.ask<number>("memory")) - before) / SOCKETS / 1000;
    await server.ask("resetDelay");
    await pause(WATCHED_MS);
    const delay = await server.ask<Delay>("delay");
    const alive = await load.ask<number>("alive");
    return [
      {
        row: "idle",
        what: `${SOCKETS.toLocaleString("en")} idle sockets, memory of each`,
        figure: `${kilobytes.toFixed(1)} kB`,
        beside: `${alive} of ${WARM + SOCKETS} open`,
        ratio: "",
        goal: "<= 30 kB",
        reached: kilobytes <= 30 && alive === WARM + SOCKETS,
      },
      {
        row: "idle",
        what: `${SOCKETS.toLocaleString("en")} idle sockets, event loop's longest delay`,
        figure: ms(delay.max),
        beside: `p99 ${ms(delay.p99)}`,
        ratio: "",
        goal: "<= 20 ms",
        reached: delay.max <= 20,
      },
    ];
  } finally {
    await load.stop();
    await server.stop();
  }
}
