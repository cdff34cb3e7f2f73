/** Load generator: two people in each room; a message counts when both have it. A process of its own for each server. */
import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import { answers } from "../lib/answers.ts";
import type { Measured } from "../lib/pgbench.ts";
import { percentile } from "../lib/stats.ts";
import { wires, type WireName } from "./wire.ts";

export interface Seat {
  sessionId: string;
  token: string;
}

interface Join {
  wire: WireName;
  port: number;
  /** Two for each room, one after the other. */
  seats: Seat[];
}

interface Run {
  seconds: number;
  inFlight: number;
}

interface Sent {
  room: number;
  at: number;
  left: number;
}

const WORDS =
  "Hola doctora, desde anoche no quiere comer y está muy decaído, ¿es urgente o puedo esperar a mañana por la mañana?";

let wire = wires.ws;
let rooms: { sessionId: string; owner: WebSocket }[] = [];
const sent = new Map<number, Sent>();
let onDelivered: (latency: number, room: number) => void = () => {};

answers({ join, run });

async function join({ wire: name, port, seats }: Join): Promise<void> {
  wire = wires[name];
  const sockets: WebSocket[] = [];
  // Some at a time: the listening queue is finite.
  for (let from = 0; from < seats.length; from += 50)
    sockets.push(...(await Promise.all(seats.slice(from, from + 50).map((seat) => sit(port, seat)))));
  rooms = seats.filter((_, i) => i % 2 === 0).map(({ sessionId }, i) => ({ sessionId, owner: sockets[2 * i] as WebSocket }));
}

function sit(port: number, { sessionId, token }: Seat): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${wire.path(token)}`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.once("open", () => wire.greet((text) => socket.send(text), token, sessionId));
    socket.on("message", (data: Buffer) => {
      const read = wire.read(data.toString("latin1"), sessionId);
      if (read?.kind === "message") heard(read.number);
      else if (read?.kind === "answer") socket.send(read.text);
      else if (read?.kind === "joined") resolve(socket);
    });
  });
}

function heard(number: number): void {
  const one = sent.get(number);
  if (!one || --one.left > 0) return;
  sent.delete(number);
  onDelivered(performance.now() - one.at, one.room);
}

let last = 0;

function say(room: number): void {
  const { sessionId, owner } = rooms[room] as (typeof rooms)[number];
  const number = ++last;
  sent.set(number, { room, at: performance.now(), left: 2 });
  owner.send(wire.send(sessionId, randomUUID(), `m:${number}; ${WORDS}`));
}

/** Keeps so many messages on their way, going round the rooms, and waits for the last ones. */
async function run({ seconds, inFlight }: Run): Promise<Measured> {
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  await new Promise<void>((resolve) => {
    onDelivered = (latency) => {
      latencies.push(latency);
      if (performance.now() < until) say(next++ % rooms.length);
      else if (sent.size === 0) resolve();
    };
    for (let i = 0; i < inFlight; i++) say(next++ % rooms.length);
  });
  const took = (performance.now() - started) / 1000;
  return {
    perSecond: latencies.length / took,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
  };
}
