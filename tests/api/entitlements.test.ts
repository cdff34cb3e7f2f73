import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
let admin: Someone;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.admin();
});
afterAll(() => world?.close());

interface Case {
  owner: Someone;
  vet: Someone;
  sessionId: string;
  consumptionId: string;
}

/** A claimed chat with its unit reserved; with `care`, the vet has answered. */
async function chat({ care = false } = {}): Promise<Case> {
  const [owner, vet] = await Promise.all([world.owner(), world.vet()]);
  const { body } = await owner.call("POST", "/sessions/start", { type: "chat" });
  const sessionId: string = body.session.id;
  await vet.call("POST", `/sessions/${sessionId}/claim`, {});
  if (care) await vet.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "Hola" });
  return { owner, vet, sessionId, consumptionId: body.consumption.id };
}

describe.each([
  ["/entitlements/reserve", (type: string) => ({ type })],
  ["/subscriptions/reserve-", () => ({})],
])("%s", (path, more) => {
  const address = (type: string) => (path.endsWith("-") ? `${path}${type}` : path);
  const reserve = (who: Someone, sessionId: string, type: string) =>
    who.call("POST", address(type), { sessionId, ...more(type) });

  it("gives the unit that there is, and reserves another type's once", async () => {
    const { vet, owner, sessionId, consumptionId } = await chat();
    expect(await reserve(vet, sessionId, "chat")).toMatchObject({
      status: 200,
      body: { consumption: { id: consumptionId, type: "chat", source: "subscription", status: "reserved" } },
    });
    const answers = await Promise.all([vet, admin, vet].map((who) => reserve(who, sessionId, "video")));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.consumption.id)).size).toBe(1);
    expect((await owner.call("GET", "/subscriptions/usage")).body.video).toMatchObject({ reserved: 1, remaining: 1 });
  });

  it("refuses the owner, and tells strangers nothing", async () => {
    const { owner, sessionId } = await chat();
    expect(await reserve(owner, sessionId, "chat")).toMatchObject({ status: 403, body: { reason: "forbidden" } });
    for (const stranger of [await world.owner(), await world.vet()])
      expect(await reserve(stranger, sessionId, "chat")).toMatchObject({ status: 404, body: { reason: "session_not_found" } });
    expect(await reserve(admin, randomUUID(), "chat")).toMatchObject({ status: 404, body: { reason: "session_not_found" } });
    expect(await reserve(admin, "…", "chat")).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
    expect(await world.anybody("POST", address("chat"), { sessionId, ...more("chat") })).toMatchObject({ status: 401 });
  });

  it("says when nothing is left, or the consult is over", async () => {
    const owner = await world.owner({ chats: 1, videos: 0 });
    const { id } = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session;
    expect(await reserve(admin, id, "video")).toMatchObject({ status: 402, body: { reason: "no_units_left" } });
    await owner.call("POST", "/sessions/end", { sessionId: id });
    expect(await reserve(admin, id, "chat")).toMatchObject({ status: 409, body: { reason: "session_not_live" } });
  });
});

describe.each(["/entitlements", "/subscriptions"])("%s/commit and /release", (at) => {
  it("are final, and repeating one changes nothing", async () => {
    const { vet, owner, consumptionId } = await chat({ care: true });
    for (const who of [vet, admin])
      expect(await who.call("POST", `${at}/commit`, { consumptionId })).toMatchObject({
        status: 200,
        body: { consumption: { id: consumptionId, status: "committed" } },
      });
    expect(await admin.call("POST", `${at}/release`, { consumptionId })).toMatchObject({
      status: 409,
      body: { reason: "consumption_already_committed" },
    });
    expect((await owner.call("GET", "/subscriptions/usage")).body.chat).toMatchObject({ consumed: 1, reserved: 0 });

    const other = await chat();
    const released = await other.vet.call("POST", `${at}/release`, { consumptionId: other.consumptionId, reason: "error" });
    expect(released).toMatchObject({ status: 200, body: { consumption: { status: "released" } } });
    expect(await admin.call("POST", `${at}/commit`, { consumptionId: other.consumptionId })).toMatchObject({
      status: 409,
      body: { reason: "consumption_already_released" },
    });
    expect((await other.owner.call("GET", "/subscriptions/usage")).body.chat).toMatchObject({ consumed: 0, remaining: 5 });
  });

  it("are refused without care, to the owner, and to strangers", async () => {
    const { vet, owner, consumptionId } = await chat();
    expect(await vet.call("POST", `${at}/commit`, { consumptionId })).toMatchObject({
      status: 403,
      body: { reason: "forbidden" },
    });
    for (const way of ["commit", "release"]) {
      expect(await owner.call("POST", `${at}/${way}`, { consumptionId })).toMatchObject({
        status: 403,
        body: { reason: "forbidden" },
      });
      expect(await (await world.vet()).call("POST", `${at}/${way}`, { consumptionId })).toMatchObject({
        status: 404,
        body: { reason: "consumption_not_found" },
      });
      expect(await admin.call("POST", `${at}/${way}`, { consumptionId: randomUUID() })).toMatchObject({ status: 404 });
      expect(await admin.call("POST", `${at}/${way}`, {})).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
      expect(await world.anybody("POST", `${at}/${way}`, { consumptionId })).toMatchObject({ status: 401 });
    }
    expect((await owner.call("GET", "/subscriptions/usage")).body.chat).toMatchObject({ reserved: 1, consumed: 0 });
  });
});

it("are the same procedures by tRPC, under both names", async () => {
  const { vet, sessionId, consumptionId } = await chat({ care: true });
  const { client } = vet.api();
  const one = await client.entitlements.reserve.mutate({ sessionId, type: "video" });
  expect(await client.subscriptions.reserveVideo.mutate({ sessionId })).toEqual(one);
  const released = await client.subscriptions.release.mutate({ consumptionId: one.consumption.id });
  expect(await client.entitlements.release.mutate({ consumptionId: one.consumption.id })).toEqual(released);
  expect((await client.subscriptions.reserveChat.mutate({ sessionId })).consumption.id).toBe(consumptionId);
  const committed = await client.entitlements.commit.mutate({ consumptionId });
  expect(await client.subscriptions.commit.mutate({ consumptionId })).toEqual(committed);
});
