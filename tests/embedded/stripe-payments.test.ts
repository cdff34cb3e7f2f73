import { expect, test } from "vitest";
import { eventCount, eventsSince, openPurchase, paidOf } from "./stripe-purchase.ts";
import { press, startStandIn } from "./stripe-stand-in.ts";

const MONEY = /^(payment_intent|charge|checkout)\./;

test("two of something are bought once, and the intent is made when it is paid", async () => {
  const { stripe } = await startStandIn();
  const { session, customer, price, url } = await openPurchase(stripe, { locale: "es", client_reference_id: "u1" });
  expect(session).toMatchObject({
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 1580,
    currency: "usd",
    customer_creation: null,
    subscription: null,
  });
  const page = await (await fetch(url)).text();
  expect(page).toContain("Chat extra × 2");
  expect(page).toContain("Es un pago único");
  expect(page).not.toContain("Se renueva");
  expect(page).toContain("4000 0025 0000 3155");

  const mark = await eventCount(stripe);
  const paid = await press(url);
  expect([paid.status, paid.headers.get("location")]).toEqual([303, `http://site.test/app/plan?purchase=${session.id}`]);
  const { done, intent, charge } = await paidOf(stripe, session.id);
  expect(done).toMatchObject({ status: "complete", payment_status: "paid", customer: customer.id, invoice: null, url: null });
  expect(intent).toMatchObject({
    status: "succeeded",
    amount: 1580,
    amount_received: 1580,
    customer: customer.id,
    metadata: { purchase_id: "p1" },
    description: "Chat extra × 2",
    receipt_email: "ana@demo.callavet.test",
    setup_future_usage: null,
  });
  expect(charge).toMatchObject({ paid: true, captured: true, refunded: false, metadata: { purchase_id: "p1" } });
  expect((await fetch(charge?.receipt_url ?? "")).status).toBe(200);
  expect((await eventsSince(stripe, mark, MONEY)).map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
  const lines = await stripe.checkout.sessions.listLineItems(session.id);
  expect(lines.data).toMatchObject([{ quantity: 2, amount_total: 1580, price: { id: price.id } }]);
  // No invoice stands behind it.
  const behind = await stripe.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: intent?.id ?? "" },
  });
  expect(behind.data).toEqual([]);
});

test("two presses at once pay once", async () => {
  const { stripe } = await startStandIn();
  const { customer, url } = await openPurchase(stripe);
  const presses = await Promise.all([press(url), press(url)]);
  expect(presses.map(({ status }) => status)).toEqual([303, 303]);
  expect((await stripe.charges.list({ customer: customer.id })).data).toHaveLength(1);
});

test.for([
  ["4000000000000002", "card_declined", "generic_decline", "The bank declined the card"],
  ["4000000000009995", "card_declined", "insufficient_funds", "insufficient funds"],
  ["4000000000000069", "expired_card", "expired_card", "has expired"],
  ["4000000000000127", "incorrect_cvc", "incorrect_cvc", "CVC is not correct"],
  ["4000000000000119", "processing_error", "processing_error", "error while processing"],
] as const)("the card %s is declined as %s, and another one pays the same intent", async ([number, code, decline_code, says]) => {
  const { stripe } = await startStandIn();
  const { session, url } = await openPurchase(stripe, { locale: "en" });
  const mark = await eventCount(stripe);
  const declined = await press(url, { number });
  expect(declined.status).toBe(402);
  expect(await declined.text()).toContain(says);
  const first = await paidOf(stripe, session.id);
  expect(first.done).toMatchObject({ status: "open", payment_status: "unpaid" });
  expect(first.intent).toMatchObject({
    status: "requires_payment_method",
    amount_received: 0,
    last_payment_error: { code, decline_code, type: "card_error", charge: first.charge?.id, payment_method: { type: "card" } },
  });
  expect(first.charge).toMatchObject({ status: "failed", paid: false, failure_code: code, outcome: { reason: decline_code } });

  expect((await press(url)).status).toBe(303);
  const second = await paidOf(stripe, session.id);
  expect(second.intent).toMatchObject({ id: first.intent?.id, status: "succeeded", last_payment_error: null });
  expect((await stripe.charges.list({ payment_intent: first.intent?.id ?? "" })).data.map(({ status }) => status)).toEqual([
    "succeeded",
    "failed",
  ]);
  expect((await eventsSince(stripe, mark, MONEY)).map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.failed",
    "payment_intent.payment_failed",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
});

test("a guest buys without becoming a customer, unless one is wanted", async () => {
  const { stripe } = await startStandIn();
  const { price } = await openPurchase(stripe);
  const open = (extra: object) =>
    stripe.checkout.sessions.create({
      mode: "payment",
      line_items: [{ price: price.id, quantity: 1 }],
      success_url: "http://site.test/",
      ...extra,
    });
  const guest = await open({ customer_email: "guest@demo.callavet.test" });
  expect(guest.customer_creation).toBe("if_required");
  await press(guest.url ?? "");
  const { done, intent } = await paidOf(stripe, guest.id);
  expect(done).toMatchObject({ customer: null, customer_details: { email: "guest@demo.callavet.test" } });
  expect(intent?.customer).toBeNull();

  const wanted = await open({ customer_email: "new@demo.callavet.test", customer_creation: "always" });
  await press(wanted.url ?? "");
  const made = await paidOf(stripe, wanted.id);
  expect(made.done.customer).toMatch(/^cus_/);
  expect(made.intent?.customer).toBe(made.done.customer);
});

test("a price can be named on the spot, and one that recurs is refused", async () => {
  const { stripe } = await startStandIn();
  const { product } = await openPurchase(stripe);
  const open = (item: object, extra: object = {}) =>
    stripe.checkout.sessions.create({ mode: "payment", line_items: [item], success_url: "http://site.test/", ...extra });
  const price_data = { currency: "MXN", unit_amount: 9900, product_data: { name: "Video extra" } };
  const made = await open({ price_data, quantity: 3 });
  expect(made).toMatchObject({ amount_total: 29_700, currency: "mxn" });
  const recurring = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 990,
    recurring: { interval: "month" },
  });
  await expect(open({ price: recurring.id, quantity: 1 })).rejects.toMatchObject({ param: "line_items[0][price]" });
  await expect(open({ price_data })).rejects.toMatchObject({ param: "line_items[0][quantity]", code: "parameter_missing" });
  await expect(open({ price_data, quantity: 0 })).rejects.toMatchObject({ param: "line_items[0][quantity]" });
  await expect(
    open({ price_data, quantity: 1 }, { subscription_data: { metadata: {}, description: "x" } }),
  ).rejects.toMatchObject({
    param: "subscription_data",
  });
  await expect(
    open({ price_data, quantity: 1 }, { payment_intent_data: { metadata: { a: "b" }, colour: "red" } }),
  ).rejects.toMatchObject({ code: "parameter_unknown", param: "payment_intent_data[colour]" });
});
