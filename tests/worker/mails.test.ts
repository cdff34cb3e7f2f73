import { renderNotification } from "@callavet/shared/notifications/templates.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chargeEvent, event, intentEvent, invoiceEvent, subscriptionEvent, type FakeEvent } from "./kit/events.ts";
import { stripeId, type FakeSubscription } from "./kit/fake-objects.ts";
import { atStripe, completed, purchaseBegun } from "./kit/purchases.ts";
import { payingSubscriber } from "./kit/subscribers.ts";
import { eventIn } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

/** Told twice, one after the other: whatever is said must be said once. */
async function tellTwice(make: () => FakeEvent): Promise<void> {
  for (let times = 0; times < 2; times++) {
    const sent = make();
    await world.deliver(sent);
    await eventIn(world.pool, sent.id, "processed");
  }
}

async function mailsTo(userId: string): Promise<{ template: string; data: Record<string, unknown> }[]> {
  const { rows } = await world.pool.query<{ template: string; data: Record<string, unknown> }>(
    "select template, data from notifications where user_id = $1 order by template",
    [userId],
  );
  // Each can be said, in both languages, and its words are finished.
  for (const { template, data } of rows)
    for (const language of ["es", "en"] as const) {
      const words = renderNotification(template, language, data);
      expect(words, template).not.toBeNull();
      expect(`${words?.subject} ${words?.text}`).not.toMatch(/undefined|null|NaN|Invalid/);
    }
  return rows;
}

const change = (subscription: FakeSubscription): FakeSubscription => {
  world.stripe.subscriptions.set(subscription.id, subscription);
  return subscription;
};

test("a renewal that could not be taken says how much, when again, and where to pay", async () => {
  const { userId, subscription, invoice } = await payingSubscriber(world, { status: "past_due" });
  world.stripe.invoices.set(invoice.id, { ...invoice, status: "open", attempted: true });
  await tellTwice(() => invoiceEvent("payment_failed", subscription, invoice.id));
  const mails = await mailsTo(userId);
  expect(mails).toEqual([
    {
      template: "payment_failed",
      data: expect.objectContaining({
        kind: "plan",
        name: { es: "Prueba", en: "Test" },
        amount: 1990,
        currency: "usd",
        url: `https://pay.example.test/${invoice.id}`,
      }),
    },
  ]);
  const words = renderNotification("payment_failed", "es", mails[0]?.data);
  expect(words?.text).toContain("cambie su tarjeta");
  expect(words?.text).toContain(`https://pay.example.test/${invoice.id}`);
});

test.each([
  ["was paid in the meantime", { status: "paid" }],
  ["has not been tried yet", { status: "open", attempted: false }],
  [
    "is the first one, at whose page its owner still stands",
    { status: "open", attempted: true, billing_reason: "subscription_create" },
  ],
])("an invoice that %s is nobody's bad news", async (_name, state) => {
  const { userId, subscription, invoice } = await payingSubscriber(world);
  world.stripe.invoices.set(invoice.id, { ...invoice, ...state });
  await tellTwice(() => invoiceEvent("payment_failed", subscription, invoice.id));
  expect(await mailsTo(userId)).toEqual([]);
});

test.each([
  ["cancel_at", (end: number) => ({ cancel_at: end })],
  ["cancel_at_period_end", () => ({ cancel_at_period_end: true })],
])("an end planned by %s is told with its day, and the end itself when it comes", async (_field, plan) => {
  const { userId, subscription } = await payingSubscriber(world);
  const planned = change({ ...subscription, ...plan(subscription.end) });
  await tellTwice(() => subscriptionEvent("updated", planned));
  const at = new Date(subscription.end * 1000).toISOString();
  expect(await mailsTo(userId)).toEqual([
    { template: "subscription_ending", data: { planName: { es: "Prueba", en: "Test" }, at } },
  ]);
  const ended = change({ ...planned, status: "canceled", ended_at: subscription.end });
  await tellTwice(() => subscriptionEvent("deleted", ended));
  expect((await mailsTo(userId)).map((mail) => mail.template)).toEqual(["subscription_ended", "subscription_ending"]);
});

test.each([
  ["what will be charged", {}, true],
  ["that nothing will be, when it was canceled", { cancel_at_period_end: true }, false],
])("the end of a trial is told with %s", async (_name, state, charged) => {
  const { userId, subscription } = await payingSubscriber(world);
  const trial = change({ ...subscription, status: "trialing", trial_end: subscription.end, ...state });
  await tellTwice(() => subscriptionEvent("trial_will_end", trial));
  const mails = (await mailsTo(userId)).filter((mail) => mail.template === "trial_ending");
  expect(mails).toEqual([
    { template: "trial_ending", data: expect.objectContaining({ charged, amount: 1990, currency: "usd", interval: "month" }) },
  ]);
  const words = renderNotification("trial_ending", "en", mails[0]?.data);
  expect(words?.text.includes("$19.90")).toBe(charged);
});

test("a trial that has become a plan since says nothing of its end", async () => {
  const { userId, subscription } = await payingSubscriber(world);
  await tellTwice(() => subscriptionEvent("trial_will_end", subscription));
  expect(await mailsTo(userId)).toEqual([]);
});

test("a refund is told with its amount and of what, once it has gone through", async () => {
  const paying = await payingSubscriber(world);
  const refund = { id: stripeId("re"), payment_intent: paying.intent.id, amount: 500, status: "pending" };
  world.stripe.refunds.set(refund.id, refund);
  await tellTwice(() => chargeEvent("refunded", paying.intent));
  expect(await mailsTo(paying.userId)).toEqual([]);
  world.stripe.refunds.set(refund.id, { ...refund, status: "succeeded" });
  await tellTwice(() => event("refund.updated", { id: refund.id, object: "refund", payment_intent: paying.intent.id }));
  expect(await mailsTo(paying.userId)).toEqual([
    { template: "refund_made", data: { amount: 500, currency: "usd", name: { es: "Prueba", en: "Test" } } },
  ]);
});

test("a purchase's receipt is in its owner's language, and links to Stripe's", async () => {
  const bought = completed(await purchaseBegun(world, { units: 2, amount: 2400 }), "succeeded");
  await world.pool.query("update profiles set language = 'en' where id = $1", [bought.userId]);
  atStripe(world, bought);
  await tellTwice(() => intentEvent("succeeded", bought.intent));
  const { rows } = await world.pool.query<{ language: "es" | "en"; data: unknown }>(
    "select language, data from notifications where user_id = $1",
    [bought.userId],
  );
  expect(rows).toHaveLength(1);
  const words = rows[0] && renderNotification("purchase_receipt", rows[0].language, rows[0].data);
  expect(words?.text).toContain("$24.00 for “Pack”");
  expect(words?.text).toContain(`https://pay.example.test/receipt/ch_${bought.intent.id}`);
});
