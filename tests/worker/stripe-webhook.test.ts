import { createDatabase } from "@callavet/shared/node/database.ts";
import { stripeWebhook } from "@callavet/server/webhooks/stripe.ts";
import fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { event } from "./kit/events.ts";
import { nowSeconds } from "./kit/fake-objects.ts";
import { SECRETS, signed, startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(() => world.close());

const rowsOf = async (id: string) => {
  const events = await world.pool.query("select * from stripe_subscription_events where id = $1", [id]);
  const jobs = await world.pool.query("select * from graphile_worker.jobs where key = $1", [`stripe:${id}`]);
  return { events: events.rows, jobs: jobs.rows };
};
const charge = () => event("charge.updated", { id: "ch_1", object: "charge", customer: "cus_1", amount: 1 });

test("a signed event is stored with its payload and queued", async () => {
  const sent = charge();
  const answer = await world.deliver(sent);
  expect([answer.statusCode, answer.json()]).toEqual([200, { received: true }]);
  const { events, jobs } = await rowsOf(sent.id);
  expect(events).toEqual([
    expect.objectContaining({
      type: "charge.updated",
      object_id: "ch_1",
      stripe_customer_id: "cus_1",
      status: "received",
      payload: sent,
    }),
  ]);
  expect(events[0]?.created_at).toEqual(new Date(sent.created * 1000));
  expect(jobs).toEqual([expect.objectContaining({ task_identifier: "stripe-event" })]);
});

test("the same event fifty times at once is one row and one job", async () => {
  const sent = charge();
  const answers = await Promise.all(Array.from({ length: 50 }, () => world.deliver(sent)));
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
  const { events, jobs } = await rowsOf(sent.id);
  expect([events.length, jobs.length]).toEqual([1, 1]);
});

test.each(SECRETS)("the secret %s signs", async (secret) => {
  expect((await world.deliver(charge(), { secret })).statusCode).toBe(200);
});

test.each([
  ["another secret", () => signed(charge(), { secret: "whsec_stranger" }), "invalid_signature"],
  ["an empty secret", () => signed(charge(), { secret: " " }), "invalid_signature"],
  ["a changed body", () => ({ ...signed(charge()), payload: JSON.stringify(charge()) }), "invalid_signature"],
  ["no signature", () => ({ ...signed(charge()), headers: { "content-type": "application/json" } }), "invalid_signature"],
  [
    "no body",
    () => ({ method: "POST", url: "/stripe/webhook", headers: { "stripe-signature": "t=1,v1=00" } }) as const,
    "invalid_signature",
  ],
  ["an old signature", () => signed(charge(), { timestamp: nowSeconds() - 301 }), "stale_signature"],
  ["a signed body that is no event", () => signed({ hello: "there" }), "input_invalid"],
])("%s is refused and stores nothing", async (_name, request, reason) => {
  const before = await world.pool.query("select count(*) from stripe_subscription_events");
  const answer = await world.app.inject(request());
  expect([answer.statusCode, answer.json().reason]).toEqual([400, reason]);
  expect((await world.pool.query("select count(*) from stripe_subscription_events")).rows).toEqual(before.rows);
});

test("a body over one mebibyte is refused before it is read", async () => {
  const answer = await world.app.inject(signed({ ...charge(), padding: "x".repeat(1024 * 1024) }));
  expect([answer.statusCode, answer.json().reason]).toEqual([413, "payload_too_large"]);
});

test("without a secret the route is off", async () => {
  const app = fastify();
  await app.register(stripeWebhook, { db: createDatabase(world.pool), stripeSecrets: ["", " "] });
  const answer = await app.inject(signed(charge(), { secret: " " }));
  expect([answer.statusCode, answer.json().reason]).toEqual([503, "provider_unavailable"]);
  await app.close();
});

test("our own fault is a 5xx, so that Stripe sends the event again", async () => {
  await world.pool.query("alter table stripe_subscription_events rename to hidden");
  const answer = await world.deliver(charge());
  await world.pool.query("alter table hidden rename to stripe_subscription_events");
  expect([answer.statusCode, answer.json()]).toEqual([500, { reason: "internal", message: "internal" }]);
});
