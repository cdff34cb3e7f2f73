import { randomUUID } from "node:crypto";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeMoneyStripe } from "./kit/fake-money-stripe.ts";
import { insertPaidPurchase } from "./kit/money.ts";
import { startMoneyWorld, type MoneyWorld } from "./kit/money-world.ts";
import type { Someone } from "./kit/world.ts";

let world: MoneyWorld;
let stripe: FakeMoneyStripe;
let admin: Someone;
beforeAll(async () => {
  world = await startMoneyWorld();
  ({ stripe } = world);
  await prepareQueue(world.pool);
  admin = await world.admin();
});
afterAll(() => world?.close());

const newId = () => `evt_${randomUUID().replaceAll("-", "")}`;
async function insertEvent(status: string, customer: string | null = null, minutesAgo = 0): Promise<string> {
  const id = newId();
  await world.pool.query(
    `insert into stripe_subscription_events (id, type, status, stripe_customer_id, payload, created_at, received_at, attempts, last_error)
     values ($1, 'invoice.paid', $2, $3, '{"data": {"object": {"secret_of": "a person"}}}', now(), now() - make_interval(mins => $4), 5,
       case when $2 = 'failed' then 'the price is unknown' end)`,
    [id, status, customer, minutesAgo],
  );
  return id;
}

describe("Stripe's events", () => {
  it("stand failed ones first, each page after the other, without what is in them", async () => {
    const old = await insertEvent("failed", "cus_list", 500);
    const made = [old];
    for (let i = 0; i < 4; i++) made.push(await insertEvent("processed", "cus_list", 100 - i));
    const failed = await insertEvent("failed", "cus_list", 300);
    const { client } = admin.api();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.admin.events.query({ customer: "cus_list", limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      expect(JSON.stringify(page)).not.toContain("a person");
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([failed, ...[...made].reverse()].filter((id) => id !== old).toSpliced(1, 0, old));
    const only = await client.admin.events.query({ customer: "cus_list", status: "failed" });
    expect(only.items.map(({ id, lastError, attempts }) => [id, lastError, attempts])).toEqual([
      [failed, "the price is unknown", 5],
      [old, "the price is unknown", 5],
    ]);
    expect(await admin.call("GET", "/admin/stripe-events?cursor=bm90aGluZw")).toMatchObject({
      status: 400,
      body: { details: { field: "cursor" } },
    });
  });

  it("are handled anew when they are replayed", async () => {
    const id = await insertEvent("failed");
    const { body, status } = await admin.call("POST", "/admin/stripe-events/replay", { eventId: id });
    expect(status).toBe(200);
    expect(body.event).toMatchObject({ id, status: "received", attempts: 0 });
    const jobs = await world.pool.query("select from graphile_worker.jobs where key = $1", [`stripe:${id}`]);
    expect(jobs.rowCount).toBe(1);
    expect((await admin.call("POST", "/admin/stripe-events/replay", { eventId: newId() })).status).toBe(404);
  });
});

describe("health", () => {
  it("shows open alerts until they are resolved, and what an audit finds", async () => {
    expect((await admin.call("GET", "/admin/health")).body).toEqual({ alerts: [], violations: [] });
    await world.pool.query("insert into alerts (kind, subject, details) values ('dispute_open', 'dp_1', '{\"amount\": 790}')");
    const owner = await world.owner();
    await world.pool.query("update subscription_usage set consumed_chats = 1 where user_id = $1", [owner.id]);
    const { body } = await admin.call("GET", "/admin/health");
    expect(body.alerts).toEqual([
      expect.objectContaining({ id: expect.any(Number), kind: "dispute_open", subject: "dp_1", details: { amount: 790 } }),
    ]);
    expect(body.violations).toEqual([expect.objectContaining({ violation: "usage differs from its consumptions" })]);
    expect((await admin.call("POST", "/admin/alerts/resolve", { id: body.alerts[0].id })).status).toBe(200);
    expect((await admin.call("GET", "/admin/health")).body.alerts).toEqual([]);
  });
});

describe("a request for a refund", () => {
  async function asked(quantity = 1) {
    const owner = await world.owner();
    const paid = await insertPaidPurchase(world.pool, owner.id, { quantity, amount: 790 * quantity });
    const { rows } = await world.pool.query<{ id: string }>(
      "insert into refund_requests (user_id, purchase_id, text) values ($1, $2, 'I bought it twice') returning id",
      [owner.id, paid.purchaseId],
    );
    return { ...paid, owner, id: rows[0]?.id ?? "" };
  }
  const decide = (body: object) => admin.call("POST", "/admin/refund-requests/decide", body);

  it("waits in the inbox with the payment behind it", async () => {
    const { id, owner, paymentId, purchaseId } = await asked();
    const { body } = await admin.call("GET", "/admin/refund-requests?status=open");
    expect(body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      userId: owner.id,
      purchaseId,
      paymentId,
      type: "chat",
      text: "I bought it twice",
      refundable: 790,
      suggested: 790,
      currency: "usd",
    });
  });

  it("that is granted pays back once, and is told by mail", async () => {
    const { id, paymentId, owner } = await asked();
    const before = stripe.made();
    const body = { id, decision: "refund", answer: "You are right." };
    const answers = await Promise.all([decide(body), decide(body), decide(body)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(stripe.made()).toBe(before + 1);
    const { rows } = await world.pool.query("select amount, status, request_id from refunds where payment_id = $1", [paymentId]);
    expect(rows).toEqual([{ amount: 790, status: "pending", request_id: id }]);
    const mails = await world.pool.query("select from notifications where user_id = $1 and template = 'refund_decided'", [
      owner.id,
    ]);
    expect(mails.rowCount).toBe(1);
    const listed = await admin.call("GET", "/admin/refund-requests");
    expect(listed.body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      status: "refunded",
      answer: "You are right.",
    });
  });

  it("stays open when Stripe refuses", async () => {
    const { id } = await asked();
    stripe.next("refuse");
    expect(await decide({ id, decision: "refund" })).toMatchObject({ status: 409, body: { reason: "refund_not_possible" } });
    const { rows } = await world.pool.query("select status from refund_requests where id = $1", [id]);
    expect(rows).toEqual([{ status: "open" }]);
  });

  it("may get a part, a unit instead, or no", async () => {
    const part = await asked(3);
    expect((await decide({ id: part.id, decision: "refund", amount: 100 })).body.request).toMatchObject({ status: "refunded" });
    const { rows } = await world.pool.query("select amount from refunds where request_id = $1", [part.id]);
    expect(rows).toEqual([{ amount: 100 }]);

    const unit = await asked();
    expect((await decide({ id: unit.id, decision: "credit" })).body.request).toMatchObject({ status: "credited" });
    const money = await admin.call("GET", `/admin/owners/${unit.owner.id}/money`);
    expect(money.body.credits[0]).toMatchObject({ origin: "goodwill", type: "chat", granted: 1 });

    const no = await asked();
    expect((await decide({ id: no.id, decision: "decline", answer: "It was used." })).body.request).toMatchObject({
      status: "declined",
      answer: "It was used.",
    });
    // Decided is decided: no money moves any more.
    const before = stripe.made();
    expect((await decide({ id: no.id, decision: "refund" })).status).toBe(409);
    expect(stripe.made()).toBe(before);
    expect((await decide({ id: none, decision: "decline" })).status).toBe(404);
  });
});

const none = "00000000-0000-4000-8000-000000000000";

it("one membership is found by its id", async () => {
  const owner = await world.owner();
  const { client } = admin.api();
  const [mine] = (await client.admin.subscriptions.query({ userId: owner.id })).items;
  const found = await client.admin.subscriptions.query({ id: mine?.id });
  expect(found.items).toEqual([mine]);
});
