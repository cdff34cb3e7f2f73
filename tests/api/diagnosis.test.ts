import { afterAll, beforeAll, expect, it } from "vitest";
import type { ServerProcess } from "./kit/server-process.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
let production: ServerProcess;
beforeAll(async () => {
  world = await startWorld();
  production = await world.anotherServer({ NODE_ENV: "production" });
});
afterAll(() => world?.close());

const paths = ["db-status", "debug-auth", "debug-auth-tx", "debug-active"];

const inProduction = async (path: string, who?: Someone) => {
  const headers = who ? { authorization: `Bearer ${await who.token()}` } : undefined;
  const answer = await fetch(`${production.url}/subscriptions/${path}`, { headers: headers ?? {} });
  return { status: answer.status, body: await answer.json() };
};

it("tells a signed-in person how the database is and who the call is", async () => {
  const owner = await world.owner({ chats: 3, videos: 1 });
  expect((await owner.call("GET", "/subscriptions/db-status")).body).toMatchObject({
    ok: true,
    version: expect.stringMatching(/^\d+\.\d+/),
    migrations: expect.any(Number),
    pool: { total: expect.any(Number), idle: expect.any(Number), waiting: 0 },
  });
  const { body } = await owner.call("GET", "/subscriptions/debug-auth");
  expect(body).toMatchObject({ userId: owner.id, role: "authenticated" });
  expect(new Date(body.expiresAt).getTime()).toBeGreaterThan(Date.now());
  expect((await owner.call("GET", "/subscriptions/debug-auth-tx")).body).toMatchObject({
    currentUser: "authenticated",
    role: "authenticated",
    uid: owner.id,
    claims: { sub: owner.id, role: "authenticated" },
    isVet: false,
    isAdmin: false,
  });
  const active = await owner.api().client.subscriptions.debugActive.query({});
  expect(active.subscriptions).toMatchObject([{ status: "active", live: true, superseded: false }]);
  expect(active.periods).toMatchObject([{ covers: true, frozen: false }]);
});

it("says of a vet that it is one, and nothing of others' memberships", async () => {
  const vet = await world.vet();
  await world.owner();
  expect((await vet.call("GET", "/subscriptions/debug-auth-tx")).body).toMatchObject({ isVet: true, isAdmin: false });
  expect((await vet.call("GET", "/subscriptions/debug-active")).body).toEqual({ subscriptions: [], periods: [] });
});

it.each(paths)("%s is an operator's alone in production, and nobody's without a token", async (path) => {
  const [owner, vet, admin] = await Promise.all([world.owner(), world.vet(), world.admin()]);
  for (const who of [owner, vet])
    expect(await inProduction(path, who)).toMatchObject({ status: 403, body: { reason: "forbidden" } });
  expect(await inProduction(path)).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
  expect(await world.anybody("GET", `/subscriptions/${path}`)).toMatchObject({ status: 401 });
  expect((await inProduction(path, admin)).status).toBe(200);
});
