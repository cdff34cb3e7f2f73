import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reasons } from "@callavet/shared/contract/reasons.ts";
import { openSocket } from "./kit/socket.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
let owner: Someone;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.owner();
  sessionId = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session.id;
});
afterAll(() => world?.close());

const bad: [name: string, method: string, path: () => string, body: unknown, status: number, reason: string][] = [
  ["malformed JSON", "POST", () => "/sessions/start", '{"type":', 400, "input_invalid"],
  ["an array", "POST", () => "/sessions/start", [], 400, "input_invalid"],
  ["a text", "POST", () => "/sessions/start", '"chat"', 400, "input_invalid"],
  ["__proto__", "POST", () => "/sessions/start", '{"type":"chat","__proto__":{"admin":true}}', 400, "input_invalid"],
  ["no type", "POST", () => "/sessions/start", {}, 400, "input_invalid"],
  ["an unknown type", "POST", () => "/sessions/start", { type: "phone" }, 400, "input_invalid"],
  ["a pet that is no id", "POST", () => "/sessions/start", { type: "chat", petId: "1; drop table pets" }, 400, "input_invalid"],
  ["a pet that is not there", "POST", () => "/sessions/start", { type: "chat", petId: randomUUID() }, 404, "pet_not_found"],
  ["4,001 characters", "POST", () => "/sessions/start", { type: "chat", text: "a".repeat(4001) }, 400, "input_invalid"],
  [
    "an empty message",
    "POST",
    () => `/sessions/${sessionId}/messages`,
    { clientId: randomUUID(), body: "   " },
    400,
    "input_invalid",
  ],
  [
    "a message of 50 kB",
    "POST",
    () => `/sessions/${sessionId}/messages`,
    { clientId: randomUUID(), body: "a".repeat(50_000) },
    400,
    "input_invalid",
  ],
  [
    "a body over the limit",
    "POST",
    () => `/sessions/${sessionId}/messages`,
    { clientId: randomUUID(), body: "a".repeat(200_000) },
    413,
    "payload_too_large",
  ],
  [
    "a NUL character",
    "POST",
    () => `/sessions/${sessionId}/messages`,
    { clientId: randomUUID(), body: "a\u0000b" },
    400,
    "input_invalid",
  ],
  ["a NUL in a name", "POST", () => "/pets", { name: "a\u0000", species: "dog" }, 400, "input_invalid"],
  ["a day that is none", "POST", () => "/pets", { name: "Luna", species: "dog", bornOn: "2026-02-30" }, 400, "input_invalid"],
  ["an unknown plan", "GET", () => "/plans/none", undefined, 404, "plan_not_found"],
  ["an unknown plan to buy", "POST", () => "/subscriptions/checkout", { plan_code: "none" }, 404, "plan_not_found"],
  [
    "a return to another site",
    "POST",
    () => "/subscriptions/checkout",
    { plan_code: "basic", success_url: "https://evil.example/" },
    400,
    "input_invalid",
  ],
  [
    "a script as an address",
    "POST",
    () => "/subscriptions/checkout",
    { plan_code: "basic", success_url: "javascript:alert(1)" },
    400,
    "input_invalid",
  ],
  ["a session that is not there", "GET", () => `/sessions/${randomUUID()}`, undefined, 404, "session_not_found"],
  ["a session that is no id", "GET", () => "/sessions/x", undefined, 400, "input_invalid"],
  ["a broken cursor", "GET", () => "/sessions?cursor=abc", undefined, 400, "input_invalid"],
  ["a limit that is no number", "GET", () => "/sessions?limit=ten", undefined, 400, "input_invalid"],
  ["a limit given twice", "GET", () => "/sessions?limit=1&limit=2", undefined, 400, "input_invalid"],
  ["an unknown country", "PATCH", () => "/me", { country: "Spain" }, 400, "input_invalid"],
  ["an address that is not there", "GET", () => "/nowhere", undefined, 404, "not_found"],
  ["a wrong method", "POST", () => "/plans", {}, 404, "not_found"],
  ["claiming without being a vet", "POST", () => `/sessions/${sessionId}/claim`, {}, 403, "forbidden"],
];

describe("bad input gets a reason", () => {
  it.each(bad)("%s: %s", async (_name, method, path, body, status, reason) => {
    const answer = await owner.call(method, path(), body);
    expect({ status: answer.status, reason: answer.body.reason }).toEqual({ status, reason });
    expect(reasons).toContain(answer.body.reason);
    expect(Object.keys(answer.body).toSorted()).toEqual(
      answer.body.details ? ["details", "message", "reason"] : ["message", "reason"],
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at Object|SELECT|select /);
  });

  it("another kind of body", async () => {
    const answer = await world.anybody("POST", "/sessions/start", "<a/>", { "content-type": "text/xml" });
    expect(answer).toMatchObject({ status: 415, body: { reason: "input_invalid" } });
  });
});

describe("tRPC", () => {
  it("gives the same reasons under data, and no stack", async () => {
    const { client } = owner.api();
    await expect(client.sessions.get.query({ sessionId: randomUUID() })).rejects.toMatchObject({
      data: { reason: "session_not_found", httpStatus: 404 },
    });
    const answer = await world.anybody("POST", "/trpc/sessions.start", "{", { authorization: `Bearer ${await owner.token()}` });
    expect([answer.status, answer.body.error.data.reason, "stack" in answer.body.error.data]).toEqual([
      400,
      "input_invalid",
      false,
    ]);
  });
  it("keeps a number a number after REST has read one from a query", async () => {
    expect((await owner.call("GET", "/sessions?limit=1")).status).toBe(200);
    const input = encodeURIComponent(JSON.stringify({ limit: "1" }));
    const answer = await world.anybody("GET", `/trpc/sessions.list?input=${input}`, undefined, {
      authorization: `Bearer ${await owner.token()}`,
    });
    expect(answer.body.error.data.reason).toBe("input_invalid");
  });
  it("takes no more than 20 calls at once", async () => {
    const paths = Array.from({ length: 21 }, () => "plans.list").join(",");
    expect((await world.anybody("GET", `/trpc/${paths}?batch=1&input=%7B%7D`)).status).toBeGreaterThanOrEqual(400);
  });
  it("survives nonsense on the WebSocket", async () => {
    const socket = await openSocket(world.url, await owner.token());
    for (const nonsense of [
      {},
      { id: 1 },
      { id: 2, method: "subscription", params: { path: "no.such" } },
      { id: 3, method: "query", params: { path: "me.get", input: "{" } },
    ])
      socket.send(nonsense);
    await socket.next(({ id, error }) => id === 2 && error !== undefined);
    socket.close();
    expect((await world.anybody("GET", "/healthz")).status).toBe(200);
  });
});

describe("limits", () => {
  it("refuse a person who calls too often, and nobody else", async () => {
    const limited = await world.anotherServer({ LIMIT_FACTOR: "0.1" });
    const call = async (who: Someone) => {
      const answer = await fetch(`${limited.url}/pets`, { headers: { authorization: `Bearer ${await who.token()}` } });
      return { status: answer.status, body: await answer.json(), retry: answer.headers.get("retry-after") };
    };
    const answers = await Promise.all(Array.from({ length: 30 }, () => call(owner)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ body: { reason: "rate_limited" }, retry: "1" });
    expect((await call(world.person())).status).toBe(200);
  });
});
