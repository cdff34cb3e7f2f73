import { randomUUID } from "node:crypto";
import { generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const me = (url: string, token: string) => fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });

it("says 503 and not 401 while keys are needed and cannot be had, and recovers by itself", async () => {
  const fresh = await world.anotherServer();
  const token = await world.issuer.token({ sub: randomUUID() });
  world.issuer.answers = false;
  const refused = await me(fresh.url, token);
  expect([refused.status, (await refused.json()).reason]).toEqual([503, "provider_unavailable"]);
  world.issuer.answers = true;
  await expect.poll(async () => (await me(fresh.url, token)).status, { timeout: 5000 }).toBe(200);

  world.issuer.answers = false;
  const another = await world.issuer.token({ sub: randomUUID() });
  expect((await me(fresh.url, another)).status).toBe(200);
  world.issuer.answers = true;
});

it("reads the keys at most once more for any number of unknown key ids", async () => {
  expect((await me(world.url, await world.issuer.token({ sub: randomUUID() }))).status).toBe(200);
  const before = world.issuer.reads();
  const { privateKey } = await generateKeyPair("ES256");
  const forged = await Promise.all(
    Array.from({ length: 30 }, () =>
      new SignJWT({ role: "authenticated" })
        .setProtectedHeader({ alg: "ES256", kid: randomUUID() })
        .setSubject(randomUUID())
        .setIssuer(world.issuer.url)
        .setAudience("authenticated")
        .setExpirationTime("1h")
        .sign(privateKey),
    ),
  );
  const answers = await Promise.all(forged.map((token) => me(world.url, token)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(world.issuer.reads() - before).toBeLessThanOrEqual(1);
});
