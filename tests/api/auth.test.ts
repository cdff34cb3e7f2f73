import { createHmac, randomUUID } from "node:crypto";
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSocket } from "./kit/socket.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
const sub = randomUUID();
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  sub,
  role: "authenticated",
  aud: "authenticated",
  iss: world.issuer.url,
  iat: now(),
  exp: now() + 3600,
  email: "x@test.callavet.test",
});
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Each makes a token that must not open anything. */
const attacks: [string, () => Promise<string>][] = [
  ["alg none", async () => new UnsecuredJWT(claims()).encode()],
  ["alg none with a kid", async () => `${part({ alg: "none", kid: world.issuer.kid })}.${part(claims())}.`],
  [
    "HS256 signed with the public key",
    async () => {
      const body = `${part({ alg: "HS256", kid: world.issuer.kid, typ: "JWT" })}.${part(claims())}`;
      return `${body}.${createHmac("sha256", await exportSPKI(world.issuer.publicKey))
        .update(body)
        .digest("base64url")}`;
    },
  ],
  [
    "another key under our key's id",
    async () => {
      const { privateKey } = await generateKeyPair("ES256");
      return new SignJWT(claims()).setProtectedHeader({ alg: "ES256", kid: world.issuer.kid }).sign(privateKey);
    },
  ],
  [
    "RS256 under an ES256 key's id",
    async () => {
      const { privateKey } = await generateKeyPair("RS256");
      return new SignJWT(claims()).setProtectedHeader({ alg: "RS256", kid: world.issuer.kid }).sign(privateKey);
    },
  ],
  [
    "a key of its own in the header",
    async () => {
      const { privateKey } = await generateKeyPair("ES256");
      return new SignJWT(claims())
        .setProtectedHeader({ alg: "ES256", kid: randomUUID(), jku: "http://127.0.0.1:1/keys" })
        .sign(privateKey);
    },
  ],
  ["no key id", async () => new SignJWT(claims()).setProtectedHeader({ alg: "ES256" }).sign(world.issuer.privateKey)],
  ["wrong issuer", () => world.issuer.token({ sub }, { issuer: "https://other.example/auth/v1" })],
  ["wrong audience", () => world.issuer.token({ sub }, { audience: "anon" })],
  ["expired", () => world.issuer.token({ sub }, { expiresIn: -1 })],
  ["role anon", () => world.issuer.token({ sub, role: "anon" })],
  ["role service_role", () => world.issuer.token({ sub, role: "service_role" })],
  ["no subject that is an id", () => world.issuer.token({ sub: "admin" })],
  [
    "no expiry",
    async () =>
      new SignJWT({ ...claims(), exp: undefined })
        .setProtectedHeader({ alg: "ES256", kid: world.issuer.kid })
        .sign(world.issuer.privateKey),
  ],
  [
    "payload exchanged",
    async () => {
      const [head, , signature] = (await world.issuer.token({ sub })).split(".");
      return `${head}.${part({ ...claims(), sub: randomUUID() })}.${signature}`;
    },
  ],
  ["no token at all", async () => "x"],
  ["a very long one", async () => "a".repeat(9000)],
];

describe.each(attacks)("%s", (_name, make) => {
  it("is refused by REST", async () => {
    const answer = await world.anybody("GET", "/me", undefined, { authorization: `Bearer ${await make()}` });
    expect(answer).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });
  it("is refused by tRPC", async () => {
    const { status, body } = await world.anybody("GET", "/trpc/me.get?input=%7B%7D", undefined, {
      authorization: `Bearer ${await make()}`,
    });
    expect([status, body.error.data.reason]).toEqual([401, "unauthenticated"]);
  });
  it("is refused by the WebSocket", async () => {
    const socket = await openSocket(world.url, await make());
    socket.send({ id: 1, method: "subscription", params: { path: "me.events" } });
    await socket.closed;
    expect(socket.received.some((message) => message.result)).toBe(false);
    expect(socket.received[0]?.error?.data.reason).toBe("unauthenticated");
  });
});

describe("rights", () => {
  const forged = { role: "admin", roles: ["admin", "vet"], is_admin: true };
  it.each(["/admin/pricing", "/admin/subscriptions", "/admin/sessions", "/sessions/queue"])(
    "are not given by user_metadata: %s",
    async (path) => {
      const token = await world.issuer.token({ sub: randomUUID(), user_metadata: forged });
      const answer = await world.anybody("GET", path, undefined, { authorization: `Bearer ${token}` });
      expect(answer).toMatchObject({ status: 403, body: { reason: "forbidden" } });
    },
  );
  it("are not given by user_metadata over the WebSocket", async () => {
    const socket = await openSocket(world.url, await world.issuer.token({ sub: randomUUID(), user_metadata: forged }));
    socket.send({ id: 1, method: "subscription", params: { path: "sessions.queueEvents" } });
    const message = await socket.next((one) => one.error !== undefined);
    expect(message.error?.data.reason).toBe("forbidden");
    socket.close();
  });
  it("are given by our own table", async () => {
    const [vet, admin] = await Promise.all([world.vet(), world.admin()]);
    expect((await vet.call("GET", "/sessions/queue")).status).toBe(200);
    expect((await vet.call("GET", "/admin/sessions")).status).toBe(403);
    expect((await admin.call("GET", "/admin/sessions")).status).toBe(200);
    expect((await vet.call("GET", "/me")).body.roles).toEqual(["owner", "vet"]);
  });
  it("end with an approval taken back", async () => {
    const vet = await world.vet();
    await world.pool.query("update vets set approved = false where id = $1", [vet.id]);
    expect((await vet.call("GET", "/sessions/queue")).body.reason).toBe("forbidden");
  });
});

it("closes a socket when its token ends", async () => {
  const socket = await openSocket(world.url, await world.issuer.token({ sub: randomUUID() }, { expiresIn: 2 }));
  socket.send({ id: 1, method: "subscription", params: { path: "me.events" } });
  await socket.next((one) => one.result?.type === "data");
  expect(await socket.closed).toBe(4401);
});

it("makes the profile at the first call, whatever it is, and once", async () => {
  const person = world.person();
  const answers = await Promise.all(Array.from({ length: 8 }, () => person.call("GET", "/me")));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(answers[0]?.body).toMatchObject({ id: person.id, roles: ["owner"], language: "es", subscription: null });
});

it("answers public calls whatever the token", async () => {
  expect((await world.anybody("GET", "/plans", undefined, { authorization: "Bearer nonsense" })).status).toBe(200);
});
