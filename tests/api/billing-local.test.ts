import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerProcess } from "./kit/server-process.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
/** A server whose Stripe does not answer. */
let away: ServerProcess;
beforeAll(async () => {
  world = await startWorld();
  away = await world.anotherServer({ STRIPE_SECRET_KEY: "sk_test_away", STRIPE_API_URL: "http://127.0.0.1:9" });
  await world.pool.query(
    `with p as (insert into subscription_plans (code, name_es, name_en, included_chats, included_videos) values
       ('small', 'Corto', 'Small', 2, 0), ('large', 'Largo', 'Large', 8, 3) returning id, code)
     insert into subscription_plan_prices (plan_id, currency, interval, amount)
     select id, 'usd', 'month', case code when 'small' then 500 else 1500 end from p`,
  );
  await world.pool.query(
    "insert into overage_items (code, type, name_es, name_en, currency, amount) values ('chat_unit', 'chat', 'Una', 'One', 'usd', 790)",
  );
});
afterAll(() => world?.close());

const post = (person: Someone, path: string, body: object = {}) => person.call("POST", `/subscriptions/${path}`, body);

async function member(plan_code: string): Promise<Someone> {
  const person = world.person();
  expect((await post(person, "checkout", { plan_code })).body).toMatchObject({ stub: true });
  return person;
}

describe("a membership without Stripe", () => {
  it("ends with its period, and can be taken back", async () => {
    const person = await member("small");
    const { subscription } = (await post(person, "cancel")).body;
    expect(subscription).toMatchObject({ live: true, stub: true, cancelAt: subscription.currentPeriodEnd });
    expect((await post(person, "resume")).body.subscription).toMatchObject({ cancelAt: null });
    expect(await post(person, "resume")).toMatchObject({ status: 409, body: { reason: "nothing_to_resume" } });
  });

  it("ends now, and another one can begin", async () => {
    const person = await member("small");
    expect((await post(person, "cancel", { when: "now" })).body.subscription).toMatchObject({ live: false });
    expect(await post(person, "cancel")).toMatchObject({ status: 404, body: { reason: "no_active_subscription" } });
    expect((await post(person, "checkout", { plan_code: "large" })).body.subscription).toMatchObject({ planCode: "large" });
  });

  it("changes up at once and down later, and says so before", async () => {
    const person = await member("small");
    expect((await post(person, "change-plan/preview", { plan_code: "large" })).body).toMatchObject({
      direction: "upgrade",
      takesEffect: "now",
      amountDue: 0,
      amount: 1500,
      prorationDate: null,
    });
    expect((await post(person, "change-plan", { plan_code: "large" })).body.subscription).toMatchObject({ planCode: "large" });
    expect((await person.call("GET", "/subscriptions/usage")).body.chat.included).toBe(8);
    expect(await post(person, "change-plan", { plan_code: "large" })).toMatchObject({
      status: 409,
      body: { reason: "same_plan" },
    });
    const { subscription } = (await post(person, "change-plan", { plan_code: "small" })).body;
    expect(subscription).toMatchObject({ planCode: "large", next: { planCode: "small", at: subscription.currentPeriodEnd } });
    expect((await post(person, "resume")).body.subscription.next).toBeNull();
  });

  it("has no portal, and nothing can be bought once", async () => {
    const person = await member("small");
    for (const [path, body] of [
      ["portal", {}],
      ["overage/checkout", { code: "chat_unit" }],
    ] as const)
      expect(await post(person, path, body)).toMatchObject({ status: 503, body: { reason: "provider_unavailable" } });
  });
});

describe("while Stripe is away", () => {
  const ask = async (person: Someone, path: string, body: object) => {
    const answer = await fetch(`${away.url}/subscriptions/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await person.token()}` },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };

  it("every change says so, and changes nothing", async () => {
    const person = await world.owner();
    await world.pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [
      person.id,
      `cus_${randomUUID()}`,
    ]);
    await world.pool.query("update user_subscriptions set stripe_subscription_id = $2 where user_id = $1", [
      person.id,
      `sub_${randomUUID()}`,
    ]);
    const before = (await person.call("GET", "/subscriptions/my")).body;
    for (const [path, body] of [
      ["cancel", {}],
      ["cancel", { when: "now" }],
      ["resume", {}],
      ["portal", {}],
    ] as const)
      expect(await ask(person, path, body)).toMatchObject({ status: 503, body: { reason: "provider_unavailable" } });
    expect((await person.call("GET", "/subscriptions/my")).body).toEqual(before);
    expect(away.output()).not.toContain("sk_test_away");
  });

  it("a purchase is begun once, and can be tried again", async () => {
    await world.pool.query("update overage_items set stripe_price_id = 'price_1'");
    const person = world.person();
    for (let n = 0; n < 2; n += 1)
      expect(await ask(person, "overage/checkout", { code: "chat_unit" })).toMatchObject({
        status: 503,
        body: { reason: "provider_unavailable" },
      });
    const { rows } = await world.pool.query("select status from overage_purchases where user_id = $1", [person.id]);
    expect(rows).toEqual([{ status: "creating" }]);
    expect((await person.call("GET", "/subscriptions/overage/purchases")).body.items).toEqual([]);
  });
});
