import { randomUUID } from "node:crypto";
import { createServer, connect, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listenTo } from "./kit/events.ts";
import type { ServerProcess } from "./kit/server-process.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
let second: ServerProcess;
const proxies: Proxy[] = [];
beforeAll(async () => {
  world = await startWorld();
  second = await world.anotherServer();
});
afterAll(async () => {
  for (const proxy of proxies) proxy.close();
  await world?.close();
});

interface Proxy {
  url: string;
  cut(): void;
  close(): void;
}

/** A line that can be cut. */
async function lineTo(url: string): Promise<Proxy> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket
        .on("error", () => {})
        .on("close", () => {
          open.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const proxy = {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    cut: () => open.forEach((socket) => socket.destroy()),
    close: () => {
      proxy.cut();
      server.close();
    },
  };
  proxies.push(proxy);
  return proxy;
}

async function consult(): Promise<{ owner: Someone; vet: Someone; sessionId: string }> {
  const [owner, vet] = await Promise.all([world.owner(), world.vet()]);
  const sessionId: string = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session.id;
  await vet.call("POST", `/sessions/${sessionId}/claim`, {});
  return { owner, vet, sessionId };
}

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

it("loses and doubles nothing while the line is cut again and again, presence and typing between", async () => {
  const { owner, vet, sessionId } = await consult();
  const line = await lineTo(world.url);
  const heard = listenTo(owner.api(line.url), sessionId);
  await heard.until(({ events }) => events.length >= 2);
  for (const n of upTo(40)) {
    await vet.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: `m${n}` });
    // An event that is no message must not lose the place.
    if (n % 3 === 0) await vet.call("POST", `/sessions/${sessionId}/typing`, { typing: n % 2 === 0 });
    if (n % 10 === 5) line.cut();
  }
  await heard.until(({ seqs }) => seqs().length >= 40, 20_000);
  expect(heard.seqs()).toEqual(upTo(40));
  expect(heard.error).toBeNull();
});

it("carries chat, typing and presence between two servers behind one database", async () => {
  const { owner, vet, sessionId } = await consult();
  const [here, there] = [owner.api(world.url), vet.api(second.url)];
  const ownerHears = listenTo(here, sessionId);
  const vetHears = listenTo(there, sessionId);
  const both = (presence: { kind: string }) =>
    presence.kind === "presence" && "vet" in presence && "owner" in presence && presence.vet && presence.owner;
  await Promise.all([ownerHears, vetHears].map((heard) => heard.until(({ events }) => events.some(both))));

  await Promise.all(
    upTo(50).map((n) => (n % 2 ? here : there).client.chat.send.mutate({ sessionId, clientId: randomUUID(), body: `m${n}` })),
  );
  await Promise.all([ownerHears, vetHears].map((heard) => heard.until(({ seqs }) => seqs().length >= 50)));
  expect(ownerHears.seqs()).toEqual(upTo(50));
  expect(vetHears.seqs()).toEqual(upTo(50));

  await there.client.chat.typing.mutate({ sessionId, typing: true });
  await ownerHears.until(({ events }) => events.some((event) => event.kind === "typing" && event.role === "vet"));
  await here.client.chat.read.mutate({ sessionId, seq: 50 });
  await vetHears.until(({ events }) =>
    events.some((event) => event.kind === "read" && event.role === "owner" && event.seq === 50),
  );
  vetHears.stop();
  await ownerHears.until(({ events }) => events.findLast((event) => event.kind === "presence")?.vet === false);
});

it("tells a claim made at one server to the queue and the room at the other", async () => {
  const [owner, vet] = await Promise.all([world.owner(), world.vet()]);
  const sessionId: string = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session.id;
  const heard = listenTo(owner.api(world.url), sessionId);
  await heard.until(({ events }) => events.length >= 2);
  const queue: string[] = [];
  const changed = new Promise<void>((resolve, reject) => {
    vet.api(world.url).client.sessions.queueEvents.subscribe(undefined, {
      onData: ({ kind }) => {
        queue.push(kind);
        if (kind === "ready") vet.api(second.url).client.sessions.claim.mutate({ sessionId }).catch(reject);
        if (kind === "changed") resolve();
      },
      onError: reject,
    });
  });
  await changed;
  await heard.until(({ events }) => events.some((event) => event.kind === "session" && event.session.status === "active"));
});

it("sends sockets away with 1012 on a stop, and they resume elsewhere", async () => {
  const { owner, vet, sessionId } = await consult();
  const third = await world.anotherServer();
  const line = await lineTo(third.url);
  const socket = new WebSocket(`${third.url.replace("http", "ws")}/trpc?connectionParams=1`);
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  socket.send(JSON.stringify({ method: "connectionParams", data: { token: await owner.token() } }));
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));

  const heard = listenTo(owner.api(line.url), sessionId);
  await heard.until(({ events }) => events.length >= 2);
  expect(await third.stop("SIGTERM")).toBe(0);
  expect(await closed).toBe(1012);
  await vet.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "while away" });
  const restarted = await world.anotherServer({ PORT: new URL(third.url).port });
  expect(restarted.url).toBe(third.url);
  await heard.until(({ seqs }) => seqs().includes(1), 20_000);
  expect(heard.seqs()).toEqual([1]);
});
