import { startChild, type Child } from "../lib/child.ts";
import { addOwners, addSessions, FIRST_OWNER, FIRST_VET, personId, sessionId } from "../lib/people.ts";
import type { Measured } from "../lib/pgbench.ts";
import { ms, percent, perSecond, times, type Line } from "../lib/report.ts";
import { startServerProcess } from "../lib/server.ts";
import { interleaved, median, medianRatio } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";
import type { Seat } from "./load.ts";
import type { WireName } from "./wire.ts";

const ROOMS = 500;
const ROUNDS = 5;
const SECONDS = 3;
/** On their way at once: enough to keep ten connections to Postgres busy. */
const IN_FLIGHT = 64;

/** Persist and deliver to both people: the product, socket.io and bare `ws`, each with the same statements. */
export async function chat(world: World): Promise<Line[]> {
  // Rooms of its own for each: what another server stores in a room is a gap that ours has to read.
  await addOwners(world.database.ownerPool, FIRST_OWNER, 3 * ROOMS);
  await addSessions(world.database.ownerPool, FIRST_OWNER, 3 * ROOMS, { vets: true });
  const running: Child[] = [];
  try {
    const contestants = {
      callavet: await contestant("callavet", world, seatsFrom(world, 0), running),
      socketio: await contestant("socketio", world, seatsFrom(world, ROOMS), running),
      ws: await contestant("ws", world, seatsFrom(world, 2 * ROOMS), running),
    };
    for (const warm of Object.values(contestants)) await warm();
    return lines(await interleaved(ROUNDS, contestants));
  } finally {
    await Promise.all(running.map((child) => child.stop()));
  }
}

/** Owner and vet of each room, one after the other. */
function seatsFrom({ issuer }: World, first: number): Seat[] {
  return Array.from({ length: 2 * ROOMS }, (_, i) => {
    const room = FIRST_OWNER + first + Math.floor(i / 2);
    return { sessionId: sessionId(room), token: issuer.token(personId(i % 2 ? room + FIRST_VET - FIRST_OWNER : room)) };
  });
}

async function contestant(wire: WireName, world: World, seats: Seat[], running: Child[]): Promise<() => Promise<Measured>> {
  let port: number;
  if (wire === "callavet") {
    const server = await startServerProcess(world);
    running.push(server);
    port = server.port;
  } else {
    const peer = startChild(new URL(`./${wire}-peer.ts`, import.meta.url), {
      env: { DATABASE_URL: world.serverUrl, NODE_ENV: "production" },
    });
    running.push(peer);
    port = await peer.ask<number>("port");
  }
  const load = startChild(new URL("./load.ts", import.meta.url));
  running.push(load);
  await load.ask("join", { wire, port, seats });
  return () => load.ask<Measured>("run", { seconds: SECONDS, inFlight: IN_FLIGHT });
}

function lines({ callavet, socketio, ws }: Record<WireName, Measured[]>): Line[] {
  const figure = (all: Measured[], key: keyof Measured) => median(all.map((one) => one[key]));
  const [ofSocketio, ofWs] = [socketio, ws].map((theirs) => medianRatio(callavet, theirs, (one) => one.perSecond)) as [
    number,
    number,
  ];
  const p99 = medianRatio(callavet, socketio, (one) => one.p99);
  const ours = perSecond(figure(callavet, "perSecond"));
  const what = `chat, ${ROOMS} rooms, stored and heard by both`;
  return [
    {
      row: "chat",
      what,
      figure: ours,
      beside: `socket.io ${perSecond(figure(socketio, "perSecond"))}`,
      ratio: percent(ofSocketio),
      goal: "> 100 %",
      reached: ofSocketio > 1,
    },
    {
      row: "chat",
      what: `${what}: p99`,
      figure: ms(figure(callavet, "p99")),
      beside: `socket.io ${ms(figure(socketio, "p99"))}`,
      ratio: times(p99),
      goal: "< 1x",
      reached: p99 < 1,
    },
    {
      row: "chat",
      what,
      figure: ours,
      beside: `bare ws ${perSecond(figure(ws, "perSecond"))}`,
      ratio: percent(ofWs),
      goal: ">= 70 %",
      reached: ofWs >= 0.7,
    },
  ];
}
