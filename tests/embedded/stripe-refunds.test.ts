import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { buy, eventCount, eventsSince, happen, openPurchase } from "./stripe-purchase.ts";
import { idOf, press, startReceiver, startStandIn, webhookSecret } from "./stripe-stand-in.ts";

const REFUND = /refund/;
const iban = { means: "bank", iban: "AT61 1904 3002 3457 3201" };

test("a payment is refunded in parts until nothing is left", async () => {
  const { stripe } = await startStandIn();
  const { intent, charge, customer } = await buy(stripe);
  const mark = await eventCount(stripe);
  const part = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 500,
    reason: "requested_by_customer",
    metadata: { refund_id: "r1" },
  });
  expect(part).toMatchObject({
    object: "refund",
    amount: 500,
    status: "succeeded",
    currency: "usd",
    charge: charge.id,
    payment_intent: intent.id,
    customer: customer.id,
    reason: "requested_by_customer",
    metadata: { refund_id: "r1" },
  });
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 500, refunded: false, status: "succeeded" });

  const rest = await stripe.refunds.create({ charge: charge.id });
  expect(rest.amount).toBe(1080);
  const full = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge.refunds"] });
  expect(full).toMatchObject({ status: "succeeded", amount_received: 1580 });
  expect(full.latest_charge).toMatchObject({ amount_refunded: 1580, refunded: true });
  const within = (full.latest_charge as Stripe.Charge).refunds?.data.map(({ id }) => id);
  expect(within).toEqual([rest.id, part.id]);
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([rest.id, part.id]);

  const events = await eventsSince(stripe, mark, REFUND);
  const once = ["refund.created", "charge.refunded", "charge.refund.updated", "refund.updated"];
  expect(events.map(({ type }) => type)).toEqual([...once, ...once]);
  expect(events[1]?.data).toMatchObject({
    object: { object: "charge", amount_refunded: 500 },
    previous_attributes: { amount_refunded: 0 },
  });
  expect(events[5]?.data.previous_attributes).toEqual({ amount_refunded: 500, refunded: false });

  const receipt = await (await fetch(charge.receipt_url ?? "", { headers: { "accept-language": "en" } })).text();
  expect(receipt).toContain("$5.00");
  expect(receipt).toContain("$10.80");
});

test("what Stripe would refuse in a refund is refused", async () => {
  const { stripe } = await startStandIn();
  const { intent, charge } = await buy(stripe);
  const payment_intent = intent.id;
  await expect(stripe.refunds.create({ payment_intent, amount: 1581 })).rejects.toMatchObject({
    statusCode: 400,
    code: "amount_too_large",
    param: "amount",
    message: "Refund amount ($15.81) is greater than unrefunded amount on charge ($15.80)",
  });
  for (const amount of [0, -5])
    await expect(stripe.refunds.create({ payment_intent, amount })).rejects.toMatchObject({ param: "amount" });
  await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: "parameter_missing" });
  await expect(stripe.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({ code: "resource_missing" });
  const named = { payment_intent, colour: "red" };
  await expect(stripe.refunds.create(named)).rejects.toMatchObject({ code: "parameter_unknown", param: "colour" });
  await stripe.refunds.create({ payment_intent, amount: 80 });
  await expect(stripe.refunds.create({ payment_intent, amount: 1501 })).rejects.toMatchObject({ code: "amount_too_large" });
  const { id } = await stripe.refunds.create({ payment_intent });
  await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: "charge_already_refunded" });
  await expect(stripe.refunds.cancel(id)).rejects.toMatchObject({ statusCode: 400 });

  const open = await openPurchase(stripe, { locale: "en" });
  await press(open.url, { number: "4000000000000002" });
  const { payment_intent: failed } = await stripe.checkout.sessions.retrieve(open.session.id);
  await expect(stripe.refunds.create({ payment_intent: idOf(failed) })).rejects.toThrow(/does not have a successful charge/);
});

test("one key refunds once; with other parameters it is an error", async () => {
  const { stripe } = await startStandIn();
  const { intent } = await buy(stripe);
  const create = (amount: number) => stripe.refunds.create({ payment_intent: intent.id, amount }, { idempotencyKey: "refund-1" });
  const [first, second] = await Promise.all([create(100), create(100)]);
  expect(second.id).toBe(first.id);
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1);
  await expect(create(200)).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
});

test("a refund can fail after it had succeeded, and the charge has its money again", async () => {
  const { stripe, url } = await startStandIn();
  const { charge } = await buy(stripe, { number: "4000000000005126" });
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 700 });
  expect(refund.status).toBe("succeeded");
  const mark = await eventCount(stripe);
  expect(await happen(url, "refund-fails", refund.id)).toBe(200);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: "failed",
    failure_reason: "expired_or_canceled_card",
  });
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false });
  const events = await eventsSince(stripe, mark, REFUND);
  expect(events.map(({ type }) => type)).toEqual(["charge.refund.updated", "refund.updated", "refund.failed"]);
  expect(events[1]?.data.previous_attributes).toEqual({ status: "succeeded", failure_reason: null });
  // What failed stays failed, and the money can be refunded anew.
  await happen(url, "refund-fails", refund.id);
  await happen(url, "refund-succeeds", refund.id);
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe("failed");
  expect((await stripe.refunds.create({ charge: charge.id })).amount).toBe(1580);
});

test.for([["a slow card", { number: "4000000000007726" }] as const, ["a bank debit", iban] as const])(
  "the refund of %s is pending first",
  async ([, means]) => {
    const { stripe, url } = await startStandIn();
    const { intent } = await buy(stripe, means);
    await happen(url, "payment-succeeds", intent.id);
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: "charge_already_refunded" });
    const mark = await eventCount(stripe);
    await happen(url, "refund-succeeds", refund.id);
    const done = await stripe.refunds.retrieve(refund.id);
    expect(done.status).toBe("succeeded");
    expect(done).not.toHaveProperty("pending_reason");
    const events = await eventsSince(stripe, mark, REFUND);
    expect(events.map(({ type }) => type)).toEqual(["charge.refund.updated", "refund.updated"]);
    expect(events[0]?.data.previous_attributes).toEqual({ status: "pending", pending_reason: "processing" });
  },
);

test("a slow refund comes by itself, signed like every event", async () => {
  const receiver = await startReceiver();
  const { stripe } = await startStandIn({ webhook: { url: receiver.url, secret: webhookSecret }, bankDelay: 0 });
  const { charge } = await buy(stripe, { number: "4000000000007726" });
  const refund = await stripe.refunds.create({ charge: charge.id, metadata: { a: "1" } });
  await buy(stripe); // What is due by now happens after any request, at the latest at the next tick.
  await expect.poll(async () => (await stripe.refunds.retrieve(refund.id)).status).toBe("succeeded");
  await receiver.until(() => receiver.types().includes("refund.updated"));
  for (const { body, signature } of receiver.received) Stripe.webhooks.constructEvent(body, signature, webhookSecret);
  const updated = await stripe.refunds.update(refund.id, { metadata: { a: "", b: "2" } });
  expect(updated.metadata).toEqual({ b: "2" });
});

test("refunds are listed by pages, and their charge and intent are expanded", async () => {
  const { stripe } = await startStandIn();
  const { charge, intent } = await buy(stripe);
  const ids: string[] = [];
  for (const amount of [1, 2, 3, 4, 5]) ids.unshift((await stripe.refunds.create({ charge: charge.id, amount })).id);
  const first = await stripe.refunds.list({
    charge: charge.id,
    limit: 2,
    expand: ["data.charge", "data.payment_intent.latest_charge"],
  });
  expect(first).toMatchObject({ has_more: true, data: [{ id: ids[0], charge: { id: charge.id } }, { id: ids[1] }] });
  expect(first.data[0]?.payment_intent).toMatchObject({ id: intent.id, latest_charge: { id: charge.id } });
  const next = await stripe.refunds.list({ charge: charge.id, limit: 2, starting_after: ids[1] ?? "" });
  expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  const all: string[] = [];
  for await (const { id } of stripe.refunds.list({ charge: charge.id, limit: 2 })) all.push(id);
  expect(all).toEqual(ids);
  await expect(stripe.refunds.list({ expand: ["data.charge.payment_intent.latest_charge.refunds"] })).rejects.toThrow(
    /expand more than 4 levels/,
  );
});
