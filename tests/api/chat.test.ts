import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenTo } from "./kit/events.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

async function consult(): Promise<{ owner: Someone; vet: Someone; sessionId: string }> {
  const [owner, vet] = await Promise.all([world.owner(), world.vet()]);
  const started = await owner.call("POST", "/sessions/start", { type: "chat", text: "Cojea" });
  const sessionId: string = started.body.session.id;
  expect((await vet.call("POST", `/sessions/${sessionId}/claim`, {})).status).toBe(200);
  return { owner, vet, sessionId };
}

const say = (who: Someone, sessionId: string, body: string, clientId = randomUUID()) =>
  who.call("POST", `/sessions/${sessionId}/messages`, { clientId, body });
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("a room", () => {
  it("tells its state first, then messages, typing, reading and presence", async () => {
    const { owner, vet, sessionId } = await consult();
    const ownerHears = listenTo(owner.api(), sessionId);
    await ownerHears.until(({ events }) => events.length >= 2);
    expect(ownerHears.events[0]).toMatchObject({ kind: "session", session: { id: sessionId, status: "active", vetId: vet.id } });
    expect(ownerHears.events[1]).toEqual({ kind: "presence", owner: true, vet: false });

    const vetHears = listenTo(vet.api(), sessionId);
    await ownerHears.until(({ events }) => events.some((event) => event.kind === "presence" && event.vet));
    await vet.call("POST", `/sessions/${sessionId}/typing`, { typing: true });
    await ownerHears.until(({ events }) =>
      events.some((event) => event.kind === "typing" && event.role === "vet" && event.typing),
    );
    const sent = await say(vet, sessionId, "¿Desde cuándo?");
    expect(sent).toMatchObject({ status: 200, body: { seq: 1, senderRole: "vet", body: "¿Desde cuándo?" } });
    await Promise.all([ownerHears, vetHears].map((heard) => heard.until(({ seqs }) => seqs().includes(1))));
    expect(ownerHears.events.findLast((event) => event.kind === "typing")).toMatchObject({ typing: false });

    await owner.call("POST", `/sessions/${sessionId}/read`, { seq: 1 });
    await vetHears.until(({ events }) =>
      events.some((event) => event.kind === "read" && event.role === "owner" && event.seq === 1),
    );
    vetHears.stop();
    await ownerHears.until(({ events }) => events.findLast((event) => event.kind === "presence")?.vet === false);
  });

  it("stores a message sent twice once, and tells it once", async () => {
    const { owner, vet, sessionId } = await consult();
    const heard = listenTo(vet.api(), sessionId);
    await heard.until(({ events }) => events.length >= 2);
    const clientId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => say(owner, sessionId, "hola", clientId)));
    expect(answers.map(({ body }) => body.seq)).toEqual([1, 1, 1]);
    await say(owner, sessionId, "otra");
    await heard.until(({ seqs }) => seqs().includes(2));
    expect(heard.seqs()).toEqual([1, 2]);
  });

  it("keeps the order of many messages sent at once from both sides", async () => {
    const { owner, vet, sessionId } = await consult();
    const hears = [listenTo(owner.api(), sessionId), listenTo(vet.api(), sessionId)];
    await Promise.all(hears.map((heard) => heard.until(({ events }) => events.length >= 2)));
    await Promise.all(upTo(60).map((n) => say(n % 2 ? owner : vet, sessionId, `m${n}`)));
    await Promise.all(hears.map((heard) => heard.until(({ seqs }) => seqs().length >= 60)));
    for (const heard of hears) expect(heard.seqs()).toEqual(upTo(60));
  });

  it("tells what came after the last message seen, and nothing before it", async () => {
    const { owner, vet, sessionId } = await consult();
    for (const n of upTo(5)) await say(owner, sessionId, `m${n}`);
    const heard = listenTo(vet.api(), sessionId, "3");
    await heard.until(({ seqs }) => seqs().includes(5));
    expect(heard.seqs()).toEqual([4, 5]);
    const all = listenTo(owner.api(), sessionId);
    await all.until(({ seqs }) => seqs().length >= 5);
    expect(all.seqs()).toEqual(upTo(5));
  });

  it("tells the end", async () => {
    const { owner, vet, sessionId } = await consult();
    const heard = listenTo(owner.api(), sessionId);
    await heard.until(({ events }) => events.length >= 2);
    await say(vet, sessionId, "Reposo");
    expect((await vet.call("POST", "/sessions/end", { sessionId })).body.receipt).toMatchObject({ paidBy: "plan", units: 1 });
    await heard.until(({ events }) => events.some((event) => event.kind === "session" && event.session.status === "completed"));
    expect((await say(owner, sessionId, "gracias")).body.reason).toBe("session_not_live");
  });
});

describe("history", () => {
  it("pages backwards and forwards in rising order", async () => {
    const { owner, vet, sessionId } = await consult();
    for (const n of upTo(7)) await say(n % 2 ? owner : vet, sessionId, `m${n}`);
    const read = async (query: string) => {
      const { body } = await owner.call("GET", `/sessions/${sessionId}/messages?${query}`);
      return [body.items.map(({ seq }: { seq: number }) => seq), body.hasMore];
    };
    expect(await read("limit=3")).toEqual([[5, 6, 7], true]);
    expect(await read("limit=3&beforeSeq=5")).toEqual([[2, 3, 4], true]);
    expect(await read("beforeSeq=2")).toEqual([[1], false]);
    expect(await read("afterSeq=4")).toEqual([[5, 6, 7], false]);
    expect(await read("afterSeq=4&limit=2")).toEqual([[5, 6], true]);
  });
});
