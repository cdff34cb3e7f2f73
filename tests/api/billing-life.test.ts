import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../worker/kit/wait.ts";
import { startMarket, type Buyer, type Market } from "./kit/market.ts";

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market?.close());

const mine = async (person: Buyer): Promise<any> => (await person.call("GET", "/subscriptions/my")).body.items[0];
const atStripe = async (person: Buyer) => {
  const { rows } = await market.pool.query<{ id: string }>(
    "select stripe_subscription_id as id from user_subscriptions where user_id = $1",
    [person.id],
  );
  return market.stripe.subscriptions.retrieve(rows[0]!.id);
};

describe("ending and resuming", () => {
  it("ends with the period, keeps access until then, and can be taken back", async () => {
    const person = await market.subscriber("plus");
    const canceled = await person.call("POST", "/subscriptions/cancel", {});
    expect(canceled.status).toBe(200);
    const { subscription } = canceled.body;
    expect(subscription).toMatchObject({ planCode: "plus", live: true, status: "active", endedAt: null });
    expect(subscription.cancelAt).toBe(subscription.currentPeriodEnd);
    expect((await atStripe(person)).cancel_at_period_end).toBe(true);
    expect((await person.call("GET", "/subscriptions/usage/current")).body.chatsRemaining).toBe(5);

    const resumed = await person.call("POST", "/subscriptions/resume", {});
    expect(resumed).toMatchObject({ status: 200, body: { subscription: { live: true, cancelAt: null } } });
    expect(await person.call("POST", "/subscriptions/resume", {})).toMatchObject({
      status: 409,
      body: { reason: "nothing_to_resume" },
    });
    await expect(person.client.subscriptions.resume.mutate({})).rejects.toMatchObject({ data: { reason: "nothing_to_resume" } });
  });

  it("takes back an end that stands in Stripe's other field", async () => {
    const person = await market.subscriber("basic");
    const { id, items } = await atStripe(person);
    await market.stripe.subscriptions.update(id, { cancel_at: items.data[0]!.current_period_end });
    await until("the end to be known", async () => (await mine(person)).cancelAt);
    const { subscription } = await person.client.subscriptions.resume.mutate({});
    expect(subscription.cancelAt).toBeNull();
    expect((await atStripe(person)).cancel_at).toBeNull();
  });

  it("ends now: the units are gone, and a new membership can be bought", async () => {
    const person = await market.subscriber("plus");
    const { subscription } = await person.client.subscriptions.cancel.mutate({ when: "now" });
    expect(subscription).toMatchObject({ status: "canceled", live: false });
    expect(subscription.endedAt).not.toBeNull();
    expect((await person.call("GET", "/subscriptions/usage/current")).body).toMatchObject({ planCode: null, chatsRemaining: 0 });
    for (const path of ["cancel", "resume"])
      expect(await person.call("POST", `/subscriptions/${path}`, {})).toMatchObject({
        status: 404,
        body: { reason: "no_active_subscription" },
      });
    expect((await person.call("POST", "/subscriptions/checkout", { plan_code: "basic", currency: "usd" })).status).toBe(200);
  });

  it("is one end, however often and at once it is asked for", async () => {
    const person = await market.subscriber("basic");
    const answers = await Promise.all([1, 2, 3].map(() => person.call("POST", "/subscriptions/cancel", {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.subscription.cancelAt)).size).toBe(1);
  });

  it("learns on the way that it has ended at Stripe's side", async () => {
    const person = await market.subscriber("plus");
    const { id } = await atStripe(person);
    // As if the event had not arrived.
    await market.stripe.subscriptions.cancel(id);
    expect(await person.call("POST", "/subscriptions/cancel", {})).toMatchObject({
      status: 404,
      body: { reason: "no_active_subscription" },
    });
    expect(await mine(person)).toMatchObject({ live: false, status: "canceled" });
  });

  it("needs a membership, and somebody signed in", async () => {
    const person = await market.owner();
    for (const [path, body] of [
      ["cancel", {}],
      ["resume", {}],
      ["change-plan", { plan_code: "plus" }],
      ["change-plan/preview", { plan_code: "plus" }],
      ["portal", {}],
    ] as const) {
      expect(await person.call("POST", `/subscriptions/${path}`, body)).toMatchObject({
        status: 404,
        body: { reason: "no_active_subscription" },
      });
      expect(await market.anybody("POST", `/subscriptions/${path}`, body)).toMatchObject({
        status: 401,
        body: { reason: "unauthenticated" },
      });
    }
    expect(await person.call("POST", "/subscriptions/cancel", { when: "yesterday" })).toMatchObject({
      status: 400,
      body: { reason: "input_invalid" },
    });
  });
});
