import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenTo } from "./kit/events.ts";
import { openSocket } from "./kit/socket.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
let owner: Someone;
let vet: Someone;
let stranger: Someone;
let otherVet: Someone;
let sessionId: string;
let petId: string;

beforeAll(async () => {
  world = await startWorld();
  [owner, vet, stranger, otherVet] = await Promise.all([world.owner(), world.vet(), world.owner(), world.vet()]);
  petId = (await owner.call("POST", "/pets", { name: "Luna", species: "cat" })).body.id;
  sessionId = (await owner.call("POST", "/sessions/start", { type: "chat", petId, text: "secreto" })).body.session.id;
  await vet.call("POST", `/sessions/${sessionId}/claim`, {});
  await owner.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "confidencial" });
});
afterAll(() => world?.close());

const refused = [401, 403, 404];

describe.each([
  ["a stranger", () => stranger],
  ["a vet of another case", () => otherVet],
])("%s", (_name, who) => {
  it.each([
    ["GET", () => `/sessions/${sessionId}`, undefined],
    ["GET", () => `/sessions/${sessionId}/messages`, undefined],
    ["PATCH", () => `/sessions/${sessionId}`, { status: "canceled" }],
    ["POST", () => "/sessions/end", () => ({ sessionId })],
    ["POST", () => `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "hola" }],
    ["POST", () => `/sessions/${sessionId}/typing`, { typing: true }],
    ["POST", () => `/sessions/${sessionId}/read`, { seq: 1 }],
    ["GET", () => `/pets/${petId}`, undefined],
    ["PATCH", () => `/pets/${petId}`, { name: "Mía" }],
  ] as [string, () => string, object | (() => object) | undefined][])("is refused by %s %s", async (method, path, body) => {
    const answer = await who().call(method, path(), typeof body === "function" ? body() : body);
    expect(refused).toContain(answer.status);
    expect(JSON.stringify(answer.body)).not.toMatch(/confidencial|secreto|Luna/);
  });

  it("finds nothing in lists", async () => {
    expect((await who().call("GET", "/sessions")).body.items).toEqual([]);
    expect((await who().call("GET", "/pets")).body.items).toEqual([]);
  });

  it("cannot start a consult for somebody else's animal", async () => {
    expect((await who().call("POST", "/sessions/start", { type: "chat", petId })).body.reason).toBe("pet_not_found");
  });

  it("reads nothing by tRPC", async () => {
    const { client } = who().api();
    for (const call of [
      () => client.sessions.get.query({ sessionId }),
      () => client.chat.history.query({ sessionId }),
      () => client.sessions.claim.mutate({ sessionId }),
    ]) {
      await expect(call()).rejects.toMatchObject({
        data: { reason: expect.stringMatching(/session_not_found|not_a_participant|forbidden|already_claimed/) },
      });
    }
  });

  it("hears nothing by WebSocket", async () => {
    const heard = listenTo(who().api(), sessionId);
    await heard.until(({ error }) => error !== null);
    await owner.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "confidencial 2" });
    expect(heard.events).toEqual([]);
  });
});

it("gives a socket without a token nothing", async () => {
  const socket = await openSocket(world.url, null);
  socket.send({ id: 1, method: "subscription", params: { path: "chat.events", input: { sessionId } } });
  socket.send({ id: 2, method: "query", params: { path: "sessions.get", input: { sessionId } } });
  await socket.closed;
  expect(socket.received.filter((message) => message.result)).toEqual([]);
});

it("gives nobody without a token anything", async () => {
  for (const path of [
    "/me",
    "/pets",
    "/sessions",
    `/sessions/${sessionId}`,
    "/subscriptions/my",
    "/subscriptions/usage",
    "/admin/sessions",
  ]) {
    expect(await world.anybody("GET", path)).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
  }
});

it("stops telling a vet who has lost the case", async () => {
  const session: string = (
    await owner.call("POST", "/sessions/start", {
      type: "chat",
      petId: (await owner.call("POST", "/pets", { name: "Sol", species: "dog" })).body.id,
    })
  ).body.session.id;
  await vet.call("POST", `/sessions/${session}/claim`, {});
  const heard = listenTo(vet.api(), session);
  await heard.until(({ events }) => events.length >= 2);
  await world.pool.query("update chat_sessions set vet_id = $2 where id = $1", [session, otherVet.id]);
  await world.pool.query("select app.notify('session:' || $1::text, 'session')", [session]);
  await heard.until(({ error }) => error !== null);
  await owner.call("POST", `/sessions/${session}/messages`, { clientId: randomUUID(), body: "solo para el nuevo" });
  expect(heard.seqs()).toEqual([]);
  expect((await vet.call("GET", `/sessions/${session}/messages`)).body.items ?? []).toEqual([]);
});

it("shows the vet on the case the animal and the owner's name, never the address", async () => {
  const { body } = await vet.call("GET", `/sessions/${sessionId}`);
  expect(body).toMatchObject({ role: "vet", ownerName: "Somebody", pet: { name: "Luna" } });
  expect(JSON.stringify(body)).not.toContain("@");
});
