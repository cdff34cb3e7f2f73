import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStripe, type StripeStandIn } from "@callavet/embedded/stripe/start.ts";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

const secretKey = "sk_test_stand_in";
const dataDir = mkdtempSync(join(tmpdir(), "callavet-stripe-"));
let world: World;
let standIn: StripeStandIn;
let stripe: ReturnType<typeof createStripe>;

beforeAll(async () => {
  standIn = await startStripe({ dataDir, port: 0, secretKey, webhook: null });
  stripe = createStripe({ secretKey, apiUrl: standIn.url });
  world = await startWorld({ STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: standIn.url });
  const product = await stripe.products.create({ name: "Plus" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1990,
    recurring: { interval: "month" },
  });
  await world.pool.query(
    `with p as (insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, stripe_product_id)
       values ('plus', 'Plus', 'Plus', 5, 2, $1) returning id)
     insert into subscription_plan_prices (plan_id, currency, interval, amount, stripe_price_id)
     select id, 'usd', 'month', 1990, $2::text from p union all select id, 'eur', 'month', 1890, null from p`,
    [product.id, price.id],
  );
});
afterAll(async () => {
  await world?.close();
  await standIn?.close();
  rmSync(dataDir, { recursive: true });
});

describe("a membership bought at Stripe", () => {
  it("makes the customer first, and the page once however often it is asked for", async () => {
    const person = world.person();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => person.call("POST", "/subscriptions/checkout", { plan_code: "plus", currency: "usd" })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ stub: false, subscription: null });
    const again = await person.api().client.subscriptions.stripeCheckout.mutate({
      plan_code: "plus",
      currency: "USD",
      success_url: `${world.url}/done`,
      cancel_url: `${world.url}/plans`,
    });
    expect(again.url).toBe(answers[0]?.body.url);

    const session = await stripe.checkout.sessions.retrieve(again.checkoutSessionId);
    const { rows } = await world.pool.query<{ stripe_customer_id: string }>(
      "select stripe_customer_id from stripe_customers where user_id = $1",
      [person.id],
    );
    expect(session).toMatchObject({
      mode: "subscription",
      status: "open",
      customer: rows[0]?.stripe_customer_id,
      client_reference_id: person.id,
      metadata: { user_id: person.id },
      success_url: `${world.url}/app/checkout/done?session_id={CHECKOUT_SESSION_ID}`,
      cancel_url: `${world.url}/app/plans`,
    });
    const mine = await stripe.customers.list({ email: `${person.id}@test.callavet.test` });
    expect(mine.data).toHaveLength(1);
  });

  it("is refused to somebody who has one", async () => {
    const owner = await world.owner();
    expect(await owner.call("POST", "/subscriptions/checkout", { plan_code: "plus" })).toMatchObject({
      status: 409,
      body: { reason: "already_has_active_subscription" },
    });
  });

  it.each([
    ["an unknown price", { plan_code: "plus", price_id: "00000000-0000-4000-8000-000000000000" }],
    ["a currency that it is not sold in", { plan_code: "plus", currency: "jpy" }],
    ["a price that Stripe does not know", { plan_code: "plus", currency: "eur" }],
  ])("refuses %s", async (_name, body) => {
    expect(await world.person().call("POST", "/subscriptions/checkout", body)).toMatchObject({
      status: 404,
      body: { reason: "price_not_found" },
    });
  });

  it("says so while Stripe is away, and works when it is back", async () => {
    const person = world.person();
    const away = await world.anotherServer({ STRIPE_API_URL: "http://127.0.0.1:9" });
    const buy = async (url: string) => {
      const response = await fetch(`${url}/subscriptions/checkout`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${await person.token()}` },
        body: '{"plan_code":"plus","currency":"usd"}',
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await buy(away.url)).toMatchObject({ status: 503, body: { reason: "provider_unavailable" } });
    expect(away.output()).not.toContain(secretKey);
    expect(await buy(world.url)).toMatchObject({ status: 200, body: { stub: false } });
  });
});
