import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeMoneyStripe, FakePrice } from "./kit/fake-money-stripe.ts";
import { startMoneyWorld, type MoneyWorld } from "./kit/money-world.ts";

const secret = "a-secret-of-automation";
const metricsToken = "a-token-of-some-length";
let world: MoneyWorld;
let stripe: FakeMoneyStripe;

const month = { interval: "month", interval_count: 1 } as const;
const year = { interval: "year", interval_count: 1 } as const;
let second = 1_790_000_000;
function price(product: string, currency: string, unit_amount: number, recurring: FakePrice["recurring"] = month): FakePrice {
  const made = { id: `price_${randomUUID()}`, product, currency, unit_amount, active: true, created: (second += 1), recurring };
  stripe.prices.push(made);
  return made;
}

const sync = (headers: Record<string, string> = { "x-admin-secret": secret }) =>
  world.anybody("POST", "/admin/pricing/sync", undefined, headers);
const soldFor = async (url = world.url) => {
  const { items } = (await (await fetch(`${url}/plans`)).json()) as { items: { code: string; prices: object[] }[] };
  return items.find(({ code }) => code === "plus")?.prices;
};
async function cacheCounts(url = world.url): Promise<{ hits: number; misses: number }> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  const text = await response.text();
  const read = (name: string) => Number(new RegExp(`^callavet_pricing_cache_${name}_total (\\d+)$`, "m").exec(text)?.[1]);
  return { hits: read("hits"), misses: read("misses") };
}

beforeAll(async () => {
  world = await startMoneyWorld({ ADMIN_SECRET: secret, METRICS_TOKEN: metricsToken });
  ({ stripe } = world);
  await world.pool.query(
    "insert into subscription_plans (code, name_es, name_en, included_chats, included_videos) values ('plus', 'Plus', 'Plus', 5, 2)",
  );
  stripe.products.push(
    { id: "prod_plus", active: true, name: "Plus", metadata: { plan_code: "plus" } },
    { id: "prod_cap", active: true, name: "A cap with our mark", metadata: {} },
  );
});
afterAll(() => world?.close());

describe("prices reconciled with Stripe's", () => {
  it("takes what is new, in every currency and interval, and reports it", async () => {
    const prices = [
      price("prod_plus", "usd", 1990),
      price("prod_plus", "usd", 19_900, year),
      price("prod_plus", "eur", 1890),
      price("prod_plus", "mxn", 34_900),
    ];
    const { status, body } = await sync();
    expect(status).toBe(200);
    expect(body.created.toSorted()).toEqual(prices.map(({ id }) => id).toSorted());
    expect(body).toMatchObject({ deactivated: [], unmatched: ["prod_cap"], conflicts: [] });
    expect(await soldFor()).toEqual([
      expect.objectContaining({ currency: "eur", interval: "month", amount: 1890 }),
      expect.objectContaining({ currency: "mxn", interval: "month", amount: 34_900 }),
      expect.objectContaining({ currency: "usd", interval: "month", amount: 1990 }),
      expect.objectContaining({ currency: "usd", interval: "year", amount: 19_900 }),
    ]);
  });

  it("changes nothing the second time, by whoever", async () => {
    const admin = await world.admin();
    for (const again of [await sync(), await admin.call("POST", "/admin/pricing/sync")])
      expect(again).toMatchObject({
        status: 200,
        body: { created: [], updated: [], deactivated: [], unchanged: 4, unmatched: ["prod_cap"], conflicts: [] },
      });
  });

  it("takes another amount as a new price, and the old one out of sale, in every process at once", async () => {
    const another = await world.anotherServer();
    await Promise.all([soldFor(), soldFor(another.url)]);
    const before = await cacheCounts(another.url);
    await soldFor(another.url);
    expect(await cacheCounts(another.url)).toEqual({ hits: before.hits + 1, misses: before.misses });

    const old = stripe.prices.find(({ currency, unit_amount }) => currency === "usd" && unit_amount === 1990);
    if (!old) throw new Error("no price of 1990");
    old.active = false;
    const dearer = price("prod_plus", "usd", 2190);
    expect((await sync()).body).toMatchObject({ created: [dearer.id], deactivated: [old.id] });
    const monthly = expect.arrayContaining([expect.objectContaining({ currency: "usd", interval: "month", amount: 2190 })]);
    expect(await soldFor()).toEqual(monthly);
    // The other process is told by a notification: far sooner than what it remembers would age.
    await expect.poll(() => soldFor(another.url), { timeout: 5000 }).toEqual(monthly);
    expect((await cacheCounts(another.url)).misses).toBeGreaterThan(before.misses);
  });

  it("takes the newer of two, and says so", async () => {
    const newer = price("prod_plus", "eur", 1790);
    const { body } = await sync();
    expect(body.conflicts).toHaveLength(1);
    expect(await soldFor()).toEqual(expect.arrayContaining([expect.objectContaining({ currency: "eur", amount: 1790 })]));
    stripe.prices.splice(stripe.prices.indexOf(newer), 1);
  });

  it("is refused to everybody else", async () => {
    const [owner, vet] = [await world.owner(), await world.vet()];
    for (const someone of [owner, vet])
      expect(await someone.call("POST", "/admin/pricing/sync")).toMatchObject({ status: 403, body: { reason: "forbidden" } });
    for (const headers of [{}, { "x-admin-secret": "a-secret-of-automatiom" }, { "x-admin-secret": "" }])
      expect(await sync(headers as Record<string, string>)).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
    // The secret opens nothing but what is marked for it.
    expect(await world.anybody("GET", "/admin/payments", undefined, { "x-admin-secret": secret })).toMatchObject({
      status: 401,
      body: { reason: "unauthenticated" },
    });
  });

  it("has no secret way where none is set, and no Stripe to ask where none is configured", async () => {
    const off = await world.anotherServer({ ADMIN_SECRET: "", STRIPE_SECRET_KEY: "" });
    const ask = (headers: Record<string, string>) => fetch(`${off.url}/admin/pricing/sync`, { method: "POST", headers });
    expect((await ask({ "x-admin-secret": "" })).status).toBe(401);
    expect((await ask({ "x-admin-secret": secret })).status).toBe(401);
    const admin = await world.admin();
    const answer = await ask({ authorization: `Bearer ${await admin.token()}` });
    expect([answer.status, ((await answer.json()) as { reason: string }).reason]).toEqual([503, "provider_unavailable"]);
  });

  it("changes nothing while Stripe is away", async () => {
    const before = await soldFor();
    stripe.away = true;
    expect(await sync()).toMatchObject({ status: 503, body: { reason: "provider_unavailable" } });
    stripe.away = false;
    expect(await soldFor()).toEqual(before);
  });
});
