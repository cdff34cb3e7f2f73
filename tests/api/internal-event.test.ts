import { randomUUID } from "node:crypto";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

const secret = "a-secret-between-services";
let world: World;
beforeAll(async () => {
  world = await startWorld({ INTERNAL_SECRET: secret });
  await prepareQueue(world.pool);
});
afterAll(() => world?.close());

const hand = (body: unknown, headers: Record<string, string> = { "x-internal-secret": secret }) =>
  world.anybody("POST", "/internal/stripe/event", body, headers);
const newId = () => `evt_${randomUUID().replaceAll("-", "")}`;
const session = { id: "cs_1", object: "checkout.session", customer: "cus_1", payment_status: "paid" };

async function stored(id: string) {
  const { rows } = await world.pool.query(
    `select e.type, e.object_id, e.stripe_customer_id, e.payload, e.created_at, e.status,
       (select count(*)::integer from graphile_worker.jobs j where j.key = 'stripe:' || e.id) as jobs
     from stripe_subscription_events e where e.id = $1`,
    [id],
  );
  return rows;
}

describe("an event that a service hands over", () => {
  it("goes into the inbox as Stripe's own does, with its job", async () => {
    const id = newId();
    const answer = await hand({ id, type: "checkout.session.completed", created: 1_790_000_000, data: session });
    expect(answer).toMatchObject({ status: 200, body: { received: true } });
    expect(await stored(id)).toEqual([
      {
        type: "checkout.session.completed",
        object_id: "cs_1",
        stripe_customer_id: "cus_1",
        payload: expect.objectContaining({ id, created: 1_790_000_000, data: { object: session } }),
        created_at: new Date(1_790_000_000_000),
        status: "received",
        jobs: 1,
      },
    ]);
  });

  it("may be wrapped as Stripe wraps it, is stored once, and came now when it does not say when", async () => {
    const id = newId();
    const before = Date.now() - 1000;
    const event = { id, type: "product.updated", data: { object: { id: "prod_1", object: "product" } } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => hand(event)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const rows = await stored(id);
    expect(rows).toEqual([expect.objectContaining({ object_id: "prod_1", stripe_customer_id: null, jobs: 1 })]);
    expect(rows[0].payload.data).toEqual({ object: { id: "prod_1", object: "product" } });
    expect(rows[0].created_at.getTime()).toBeGreaterThanOrEqual(before);
  });

  it.each([
    ["no header", {}],
    ["a wrong secret", { "x-internal-secret": "a-secret-between-servicez" }],
    ["a longer one", { "x-internal-secret": `${secret}!` }],
    ["an empty one", { "x-internal-secret": "" }],
    ["the secret as a token", { authorization: `Bearer ${secret}` }],
  ])("is refused with %s, and not stored", async (_name, headers) => {
    const id = newId();
    const answer = await hand({ id, type: "checkout.session.completed", data: session }, headers);
    expect(answer).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
    expect(await stored(id)).toEqual([]);
  });

  it.each([
    ["id", { type: "a", data: session }],
    ["id", { id: "x".repeat(256), type: "a", data: session }],
    ["type", { id: "evt_bad", type: 7, data: session }],
    ["data", { id: "evt_bad", type: "a" }],
    ["data", { id: "evt_bad", type: "a", data: [] }],
    ["data", { id: "evt_bad", type: "a", data: { id: 7 } }],
    ["created", { id: "evt_bad", type: "a", created: 1_790_000_000_000_000, data: session }],
    ["body", []],
  ])("names the field that does not fit: %s", async (field, body) => {
    expect(await hand(body)).toMatchObject({ status: 400, body: { reason: "input_invalid", details: { field } } });
  });

  it("refuses what is no JSON, what Postgres cannot keep, and what is too large", async () => {
    expect(await hand("{")).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
    const nul = { id: newId(), type: "a", data: { id: "cs_1", note: "\u0000" } };
    expect(await hand(nul)).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
    const large = { id: newId(), type: "a", data: { id: "cs_1", note: "x".repeat(1024 * 1024) } };
    expect(await hand(large)).toMatchObject({ status: 413, body: { reason: "payload_too_large" } });
  });

  it("is not taken where no secret is set, and neither secret nor event is logged", async () => {
    const off = await world.anotherServer({ INTERNAL_SECRET: "", LOG_LEVEL: "trace" });
    const response = await fetch(`${off.url}/internal/stripe/event`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-internal-secret": "" },
      body: JSON.stringify({ id: newId(), type: "a", data: session }),
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ reason: "provider_unavailable" });

    const talkative = await world.anotherServer({ LOG_LEVEL: "trace" });
    await fetch(`${talkative.url}/internal/stripe/event`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-internal-secret": secret },
      body: JSON.stringify({ id: newId(), type: "a", data: { id: "cs_quiet", note: "nobody-reads-this" } }),
    });
    expect(talkative.output()).toContain("/internal/stripe/event");
    expect(talkative.output()).not.toContain(secret);
    expect(talkative.output()).not.toContain("nobody-reads-this");
  });
});
