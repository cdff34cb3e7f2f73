import { expect, test } from "vitest";
import { buy, eventCount, eventsSince, happen, openPurchase, paidOf } from "./stripe-purchase.ts";
import { idOf, openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

const MONEY = /^(payment_intent|charge|checkout)\./;
const asks = { number: "4000002500003155" };
const debit = { means: "bank", iban: "AT611904300234573201" };

function answer(url: string, word: string): Promise<Response> {
  return fetch(`${url}/bank`, { method: "POST", body: new URLSearchParams({ answer: word }), redirect: "manual" });
}

test.for(["4000002500003155", "4000000000003220"])("%s is paid when its holder approves at the bank", async (number) => {
  const { stripe, url: base } = await startStandIn();
  const { session, url } = await openPurchase(stripe, { locale: "es" });
  const mark = await eventCount(stripe);
  const pressed = await press(url, { number });
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, `/c/pay/${session.id}/bank`]);
  const waiting = await paidOf(stripe, session.id);
  expect(waiting.done).toMatchObject({ status: "open", payment_status: "unpaid" });
  expect(waiting.intent).toMatchObject({
    status: "requires_action",
    latest_charge: null,
    next_action: { type: "redirect_to_url", redirect_to_url: { url: `${base}/c/pay/${session.id}/bank` } },
  });
  const page = await (await fetch(`${url}/bank`)).text();
  expect(page).toContain("Su banco le pide confirmar este pago");
  expect(page).toContain("sustituto local de Stripe");

  const approved = await answer(url, "approve");
  expect([approved.status, approved.headers.get("location")]).toEqual([303, session.success_url?.replace(/\{.*\}/, session.id)]);
  const { done, intent, charge } = await paidOf(stripe, session.id);
  expect([done.payment_status, intent?.status, intent?.next_action]).toEqual(["paid", "succeeded", null]);
  expect(charge?.payment_method_details?.card?.three_d_secure).toMatchObject({ result: "authenticated" });
  expect((await eventsSince(stripe, mark, MONEY)).map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "payment_intent.requires_action",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
  // Pressed again, it leads to the same place and pays nothing.
  expect((await answer(url, "approve")).headers.get("location")).toBe(approved.headers.get("location"));
  expect((await stripe.charges.list({ payment_intent: intent?.id ?? "" })).data).toHaveLength(1);
});

test("refused at the bank, nothing is charged, and the page says so and takes another card", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openPurchase(stripe, { locale: "en" });
  await press(url, asks);
  const refused = await answer(url, "refuse");
  expect([refused.status, refused.headers.get("location")]).toEqual([303, `/c/pay/${session.id}?refused`]);
  expect(await (await fetch(`${url}?refused`)).text()).toContain("could not confirm that it was you");
  const { done, intent, charge } = await paidOf(stripe, session.id);
  expect(done.status).toBe("open");
  expect(charge).toBeNull();
  expect(intent).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
  expect((await stripe.events.list({ type: "payment_intent.payment_failed" })).data).toHaveLength(1);
  // An answer nobody asked for changes nothing.
  expect((await answer(url, "approve")).headers.get("location")).toBe(`/c/pay/${session.id}?refused`);
  expect((await press(url)).status).toBe(303);
  expect((await paidOf(stripe, session.id)).intent).toMatchObject({ id: intent?.id, status: "succeeded" });
});

test("a subscription waits for the bank too, and renews later without asking", async () => {
  const { stripe } = await startStandIn();
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const customer = await stripe.customers.create({ test_clock: clock.id });
  const { session, url } = await openCheckout(stripe, { customer: customer.id });
  await press(url, asks);
  await answer(url, "refuse");
  await press(url, asks);
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toEqual([]);
  expect((await answer(url, "approve")).headers.get("location")).toContain(session.id);
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_800_000_000 + 40 * 86_400 });
  expect(await stripe.subscriptions.retrieve(idOf(subscription), { expand: ["latest_invoice"] })).toMatchObject({
    status: "active",
    latest_invoice: { billing_reason: "subscription_cycle", status: "paid" },
  });
});

test("a bank debit completes the checkout unpaid, and is paid when the money comes", async () => {
  const { stripe, url: base } = await startStandIn();
  const mark = 3;
  const { session, intent, done, charge } = await buy(stripe, debit);
  expect(done).toMatchObject({ status: "complete", payment_status: "unpaid" });
  expect(intent).toMatchObject({ status: "processing", amount_received: 0 });
  expect(charge).toMatchObject({ status: "pending", paid: false, payment_method_details: { type: "sepa_debit" } });
  await happen(base, "payment-succeeds", intent.id);
  await happen(base, "payment-fails", intent.id);
  const after = await paidOf(stripe, session.id);
  expect([after.done.payment_status, after.intent?.status, after.charge?.status]).toEqual(["paid", "succeeded", "succeeded"]);
  expect((await eventsSince(stripe, mark, MONEY)).map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "payment_intent.processing",
    "charge.pending",
    "checkout.session.completed",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.async_payment_succeeded",
  ]);
});

test("an empty account fails by itself when the bank has looked", async () => {
  const { stripe } = await startStandIn({ bankDelay: 0 });
  const { session, intent } = await buy(stripe, { means: "bank", iban: "AT86 1904 3002 3547 3202" });
  const { done, intent: failed, charge } = await paidOf(stripe, session.id);
  expect(done).toMatchObject({ status: "complete", payment_status: "unpaid" });
  expect(failed).toMatchObject({
    id: intent.id,
    status: "requires_payment_method",
    last_payment_error: { code: "insufficient_funds" },
  });
  expect(charge).toMatchObject({ status: "failed", paid: false, captured: false });
  const { data } = await stripe.events.list({ type: "checkout.session.async_payment_failed" });
  expect(data[0]?.data.object).toMatchObject({ id: session.id, payment_status: "unpaid", metadata: { purchase_id: "p1" } });
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toThrow(/successful charge/);
});

test("a wrong IBAN is sent back, and a plan is not sold by debit", async () => {
  const { stripe } = await startStandIn();
  const once = await openPurchase(stripe, { locale: "en" });
  const wrong = await press(once.url, { ...debit, iban: "AT611904300234573202" });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("The IBAN is not valid");
  const plan = await openCheckout(stripe, { locale: "en" });
  expect(await (await fetch(plan.url)).text()).not.toContain("Pay by bank debit");
  await press(plan.url, debit);
  expect((await stripe.checkout.sessions.retrieve(plan.session.id)).status).toBe("open");
});

test("an intent is changed, and canceled only when nothing else will end it", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openPurchase(stripe);
  await press(url, { number: "4000000000000002" });
  const { intent } = await paidOf(stripe, session.id);
  const id = intent?.id ?? "";
  expect((await stripe.paymentIntents.update(id, { metadata: { purchase_id: "", seen: "1" } })).metadata).toEqual({ seen: "1" });
  await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  await stripe.checkout.sessions.expire(session.id);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "canceled", cancellation_reason: "expired" });
  expect((await stripe.events.list({ type: "payment_intent.canceled" })).data).toHaveLength(1);
  const paid = await buy(stripe);
  await expect(stripe.paymentIntents.cancel(paid.intent.id)).rejects.toThrow(/status of succeeded/);
});
