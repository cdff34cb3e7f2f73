import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeMoneyStripe } from "./kit/fake-money-stripe.ts";
import { insertPaidInvoice, insertPaidPurchase } from "./kit/money.ts";
import { startMoneyWorld, type MoneyWorld } from "./kit/money-world.ts";
import type { Someone } from "./kit/world.ts";

let world: MoneyWorld;
let stripe: FakeMoneyStripe;
let admin: Someone;
beforeAll(async () => {
  world = await startMoneyWorld();
  ({ stripe } = world);
  admin = await world.admin();
});
afterAll(() => world?.close());

const none = "00000000-0000-4000-8000-000000000000";
const doors: [string, string, unknown?][] = [
  ["GET", "/admin/payments"],
  ["POST", "/admin/refunds", { paymentId: none, requestId: none }],
  ["POST", "/admin/credits", { userId: none, type: "chat", units: 1, requestId: none }],
  ["GET", `/admin/owners/${none}/money`],
  ["GET", "/admin/refund-requests"],
  ["POST", "/admin/refund-requests/decide", { id: none, decision: "decline" }],
  ["GET", "/admin/stripe-events"],
  ["POST", "/admin/stripe-events/replay", { eventId: "evt_1" }],
  ["GET", "/admin/health"],
  ["POST", "/admin/alerts/resolve", { id: 1 }],
];
it.each(doors)("%s %s is for operators alone", async (method, path, body) => {
  for (const someone of [await world.owner(), await world.vet()])
    expect(await someone.call(method, path, body)).toMatchObject({ status: 403, body: { reason: "forbidden" } });
  expect(await world.anybody(method, path, body)).toMatchObject({ status: 401, body: { reason: "unauthenticated" } });
});

describe("payments", () => {
  it("are found by owner, address, state, and what the bank statement says; page by page", async () => {
    const owner = await world.owner();
    const paid = [];
    for (let i = 0; i < 3; i++) paid.push(await insertPaidPurchase(world.pool, owner.id));
    const invoice = await insertPaidInvoice(world.pool, owner.id);
    await world.pool.query("update payments set disputed = true where id = $1", [paid[0]?.paymentId]);

    const { client } = admin.api();
    const ids = async (input: Parameters<typeof client.admin.payments.query>[0]) =>
      (await client.admin.payments.query(input)).items.map(({ id }) => id);
    const all = [...paid.map(({ paymentId }) => paymentId), invoice.paymentId].toReversed();
    expect(await ids({ userId: owner.id })).toEqual(all);
    expect(await ids({ userId: owner.id, order: "oldest" })).toEqual(all.toReversed());
    expect(await ids({ email: owner.id.toUpperCase() })).toEqual(all);
    expect(await ids({ userId: owner.id, status: "disputed" })).toEqual([paid[0]?.paymentId]);
    expect(await ids({ userId: owner.id, status: "failed" })).toEqual([]);
    expect(await ids({ reference: paid[1]?.paymentIntent })).toEqual([paid[1]?.paymentId]);
    expect(await ids({ reference: invoice.number })).toEqual([invoice.paymentId]);
    expect(await ids({ reference: "pi_nobody" })).toEqual([]);
    const first = await client.admin.payments.query({ userId: owner.id, limit: 3 });
    const rest = await client.admin.payments.query({ userId: owner.id, limit: 3, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
    expect(rest.nextCursor).toBeNull();

    const [one] = (await client.admin.payments.query({ id: paid[2]?.paymentId })).items;
    expect(one).toMatchObject({
      kind: "purchase",
      what: { es: "Una consulta", en: "One consult" },
      amount: 790,
      refundable: 790,
      currency: "usd",
      refunds: [],
    });
    const [plan] = (await client.admin.payments.query({ id: invoice.paymentId })).items;
    expect(plan).toMatchObject({ kind: "subscription", what: { es: "Prueba", en: "Test" }, refundable: 1990 });
  });
});

describe("a refund", () => {
  const refund = (paymentId: string, amount?: number, requestId: string = randomUUID(), by = admin) =>
    by.call("POST", "/admin/refunds", { paymentId, requestId, ...(amount && { amount }), reason: "requested_by_customer" });
  const rowsOf = async (paymentId: string) =>
    (await world.pool.query("select * from refunds where payment_id = $1 order by created_at", [paymentId])).rows;

  it("is one however often the button is pressed", async () => {
    const { paymentId, paymentIntent } = await insertPaidPurchase(world.pool, (await world.owner()).id);
    const [requestId, before] = [randomUUID(), stripe.made()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => refund(paymentId, 300, requestId)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(stripe.made()).toBe(before + 1);
    const rows = await rowsOf(paymentId);
    expect(rows).toEqual([expect.objectContaining({ amount: 300, request_id: requestId, status: "pending" })]);
    const call = stripe.refundCalls.at(-1);
    expect(call?.key).toContain(rows[0].id);
    expect(call?.body).toEqual({
      payment_intent: paymentIntent,
      amount: "300",
      reason: "requested_by_customer",
      "metadata[refund_id]": rows[0].id,
    });
    expect((await refund(paymentId, 300, requestId)).body.refund).toMatchObject({
      id: rows[0].id,
      status: "pending",
      stripeRefundId: rows[0].stripe_refund_id,
    });
  });

  it("is never more than is left, counting those under way", async () => {
    const { paymentId } = await insertPaidPurchase(world.pool, (await world.owner()).id);
    expect((await refund(paymentId, 500)).status).toBe(200);
    expect(await refund(paymentId, 291)).toMatchObject({
      status: 409,
      body: { reason: "refund_not_possible", details: { refundable: 290 } },
    });
    expect((await refund(paymentId)).body.refund).toMatchObject({ amount: 290 });
    expect(await refund(paymentId, 1)).toMatchObject({ status: 409, body: { details: { refundable: 0 } } });
    const listed = await admin.call("GET", `/admin/payments?id=${paymentId}`);
    expect(listed.body.items[0]).toMatchObject({ refundable: 0, refunds: [{ amount: 500 }, { amount: 290 }] });
  });

  it("that Stripe refuses is none, and the same wish may try again", async () => {
    const { paymentId } = await insertPaidPurchase(world.pool, (await world.owner()).id);
    const requestId = randomUUID();
    stripe.next("refuse");
    expect(await refund(paymentId, 100, requestId)).toMatchObject({
      status: 409,
      body: { reason: "refund_not_possible", details: { code: "charge_already_refunded" } },
    });
    expect((await admin.call("GET", `/admin/payments?id=${paymentId}`)).body.items[0].refundable).toBe(790);
    expect(await refund(paymentId, 100, requestId)).toMatchObject({ status: 200, body: { refund: { status: "pending" } } });
  });

  it("whose answer is lost is the same refund when it is asked for again", async () => {
    const { paymentId } = await insertPaidPurchase(world.pool, (await world.owner()).id);
    const [requestId, before] = [randomUUID(), stripe.made()];
    // The SDK tries three times.
    stripe.next("lose", "lose", "lose");
    expect(await refund(paymentId, 100, requestId)).toMatchObject({ status: 503, body: { reason: "provider_unavailable" } });
    expect(await rowsOf(paymentId)).toEqual([expect.objectContaining({ status: "creating", stripe_refund_id: null })]);
    expect(await refund(paymentId, 100, requestId)).toMatchObject({ status: 200, body: { refund: { status: "pending" } } });
    expect(stripe.made()).toBe(before + 1);
    expect(new Set(stripe.refundCalls.slice(-4).map(({ key }) => key)).size).toBe(1);
  });

  it("needs a payment that is there, and a wish", async () => {
    expect(await refund(none)).toMatchObject({ status: 404, body: { reason: "payment_not_found" } });
    const { paymentId } = await insertPaidPurchase(world.pool, (await world.owner()).id);
    for (const body of [{ paymentId }, { paymentId, requestId: none, amount: 0 }, { paymentId, requestId: none, amount: 1.5 }])
      expect(await admin.call("POST", "/admin/refunds", body)).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
  });
});

describe("credits", () => {
  it("are granted once for one wish, and stand on the owner's page with purchases and invoices", async () => {
    const owner = await world.owner();
    const wish = { userId: owner.id, type: "video", units: 2, note: "The line broke", requestId: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 4 }, () => admin.call("POST", "/admin/credits", wish)));
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(200));
    expect(new Set(answers.map(({ body }) => body.creditId)).size).toBe(1);
    const { purchaseId } = await insertPaidPurchase(world.pool, owner.id, { quantity: 3, amount: 2370 });
    const { number } = await insertPaidInvoice(world.pool, owner.id);
    const { body } = await admin.call("GET", `/admin/owners/${owner.id}/money`);
    expect(body).toMatchObject({
      credits: [
        { type: "chat", origin: "purchase", remaining: 3, purchaseId },
        { type: "video", origin: "goodwill", granted: 2, remaining: 2 },
      ],
      purchases: [{ id: purchaseId, units: 3, amount: 2370 }],
      invoices: [{ number, total: 1990 }],
    });
  });

  it("go to nobody who is not there, and not into the past", async () => {
    const wish = { userId: none, type: "chat", units: 1, requestId: randomUUID() };
    expect((await admin.call("POST", "/admin/credits", wish)).status).toBe(400);
    const past = { ...wish, userId: (await world.owner()).id, expiresAt: "2020-01-01T00:00:00Z" };
    expect((await admin.call("POST", "/admin/credits", past)).body.reason).toBe("input_invalid");
  });
});
