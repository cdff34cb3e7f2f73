import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { idOf, openCheckout, press, secretKey, startReceiver, startStandIn, webhookSecret } from "./stripe-stand-in.ts";

const PAID = [
  "checkout.session.completed",
  "customer.subscription.created",
  "invoice.paid",
  "invoice.payment_succeeded",
  "payment_intent.succeeded",
];

test("paying sends every event of a subscription, signed so that the SDK accepts it", async () => {
  const receiver = await startReceiver();
  const { stripe } = await startStandIn({ webhook: { url: receiver.url, secret: webhookSecret } });
  const { session, url } = await openCheckout(stripe);
  await press(url);
  await receiver.until(() => PAID.every((type) => receiver.types().includes(type)));
  for (const { body, signature } of receiver.received) {
    const event = Stripe.webhooks.constructEvent(body, signature, webhookSecret);
    expect(event).toMatchObject({ object: "event", api_version: Stripe.API_VERSION, livemode: false });
    expect(() => Stripe.webhooks.constructEvent(body, signature, "whsec_other")).toThrow(/signature/);
    expect(() => Stripe.webhooks.constructEvent(`${body} `, signature, webhookSecret)).toThrow(/signature/);
  }
  const completed = receiver.received.find(({ event }) => event.type === "checkout.session.completed")?.event;
  expect(completed?.data.object).toMatchObject({ id: session.id, payment_status: "paid", metadata: { user_id: "u1" } });
  const created = receiver.received.find(({ event }) => event.type === "customer.created")?.event;
  expect(created?.request?.id).toMatch(/^req_/);
});

test("an event is sent again until it is taken, and then no more", async () => {
  const receiver = await startReceiver();
  let refusals = 3;
  receiver.state.answer = () => (refusals-- > 0 ? 500 : 200);
  const { stripe } = await startStandIn({ webhook: { url: receiver.url, secret: webhookSecret }, retryDelays: [20] });
  await stripe.products.create({ name: "Plan" });
  await receiver.until((all) => all.length === 4);
  const ids = new Set(receiver.received.map(({ event }) => event.id));
  expect(ids.size).toBe(1);
  const [id] = ids;
  await expect.poll(async () => (await stripe.events.retrieve(idOf(id))).pending_webhooks).toBe(0);
  // A later event comes alone: the taken one is not sent a fifth time.
  await stripe.products.create({ name: "Other" });
  await receiver.until((all) => all.length === 5);
  expect(receiver.received.filter(({ event }) => event.id === id)).toHaveLength(4);
});

test("what was not taken is sent after a restart, to the address that holds then", async () => {
  const dead = await startReceiver();
  dead.state.answer = () => 503;
  const first = await startStandIn({ webhook: { url: dead.url, secret: "whsec_old" }, retryDelays: [3_600_000] });
  const product = await first.stripe.products.create({ name: "Plan" });
  await dead.until((all) => all.length === 1);
  await first.stop();

  const alive = await startReceiver();
  await startStandIn({ dataDir: first.dataDir, webhook: { url: alive.url, secret: webhookSecret } });
  await alive.until((all) => all.length === 1);
  const [sent] = alive.received;
  expect(Stripe.webhooks.constructEvent(sent?.body ?? "", sent?.signature ?? "", webhookSecret).data.object).toMatchObject({
    id: product.id,
  });
});

test("events that found no endpoint are not sent later, and setWebhook takes those that follow", async () => {
  const receiver = await startReceiver();
  const standIn = await startStandIn();
  await standIn.stripe.products.create({ name: "Before" });
  standIn.setWebhook({ url: receiver.url, secret: webhookSecret });
  await standIn.stripe.products.create({ name: "After" });
  await receiver.until((all) => all.length === 1);
  expect(receiver.received[0]?.event.data.object).toMatchObject({ name: "After" });
});

test("a test holds events back and sends them in its own order, as often as it likes", async () => {
  const receiver = await startReceiver();
  const { stripe, url } = await startStandIn({ webhook: { url: receiver.url, secret: webhookSecret } });
  const control = (path: string, body: object, key = secretKey) =>
    fetch(`${url}/_test/${path}`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) });
  expect((await control("hold", { on: true }, "sk_test_wrong")).status).toBe(401);
  expect((await control("hold", { on: "yes" })).status).toBe(400);
  await control("hold", { on: true });
  await press((await openCheckout(stripe)).url);
  const ids = (await stripe.events.list({ types: PAID, limit: 100 })).data.map((event) => event.id);
  expect(ids).toHaveLength(PAID.length);
  expect(receiver.received).toEqual([]);
  await control("deliver", { events: ids });
  expect(receiver.received.map(({ event }) => event.id)).toEqual(ids);
  const answer = (await (await control("deliver", { events: ids.slice(0, 1), times: 50, parallel: true })).json()) as {
    outcomes: { status: number }[];
  };
  expect(answer.outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
  expect(receiver.received).toHaveLength(PAID.length + 50);
});

test("the dashboard shows what happened, sends an event again, and cancels a subscription", async () => {
  const receiver = await startReceiver();
  const { stripe, url } = await startStandIn({ webhook: { url: receiver.url, secret: webhookSecret } });
  const { session, url: checkout } = await openCheckout(stripe);
  await press(checkout);
  const completed = () => receiver.received.filter(({ event }) => event.type === "checkout.session.completed");
  await receiver.until(() => completed().length === 1);
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
  const dashboard = await (await fetch(`${url}/dashboard`)).text();
  expect(dashboard).toContain("ana@demo.callavet.test");
  expect(dashboard).toContain(idOf(subscription));

  const button = (path: string) => fetch(`${url}/dashboard/${path}`, { method: "POST", redirect: "manual" });
  expect((await button(`events/${completed()[0]?.event.id ?? ""}/resend`)).status).toBe(303);
  await receiver.until(() => completed().length === 2);

  await button(`subscriptions/${idOf(subscription)}/cancel-later`);
  expect(await stripe.subscriptions.retrieve(idOf(subscription))).toMatchObject({
    status: "active",
    cancel_at_period_end: true,
    cancel_at: expect.any(Number),
  });
  await button(`subscriptions/${idOf(subscription)}/resume`);
  expect(await stripe.subscriptions.retrieve(idOf(subscription))).toMatchObject({
    cancel_at_period_end: false,
    cancel_at: null,
  });
  await button(`subscriptions/${idOf(subscription)}/cancel`);
  await receiver.until(() => receiver.types().includes("customer.subscription.deleted"));
  expect((await stripe.subscriptions.retrieve(idOf(subscription))).status).toBe("canceled");
});
