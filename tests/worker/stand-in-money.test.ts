import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf, openCheckout, press } from "../embedded/stripe-stand-in.ts";
import { stripeId } from "./kit/fake-objects.ts";
import { alertsOf, moneyOf, purchaseBegun } from "./kit/purchases.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { startStandInWorld, type StandInWorld } from "./kit/stand-in-world.ts";
import { until } from "./kit/wait.ts";
import { insertPerson } from "./kit/world.ts";

// The worker against the whole Stripe stand-in: what it reads there is what the SDK's types promise.

let world: StandInWorld;
beforeAll(async () => {
  world = await startStandInWorld();
});
afterAll(() => world.close());

/** A person before the stand-in's payment page, with the worker reading from it. */
async function beforePaymentPage() {
  const { stripe } = await world.workOnStandIn({ bankDelay: 0 });
  const { userId, purchase } = await purchaseBegun(world, { units: 4, amount: 4000 });
  const customer = await stripe.customers.create({ name: "Ana" });
  await world.pool.query("update stripe_customers set stripe_customer_id = $1 where user_id = $2", [customer.id, userId]);
  const metadata = { purchase_id: purchase, user_id: userId };
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    customer: customer.id,
    line_items: [{ price_data: { currency: "usd", unit_amount: 4000, product_data: { name: "Pack" } }, quantity: 1 }],
    success_url: "http://site.test/back",
    metadata,
    payment_intent_data: { metadata },
  });
  await world.pool.query("update overage_purchases set stripe_checkout_session_id = $1 where id = $2", [session.id, purchase]);
  return { stripe, userId, page: session.url ?? "" };
}

type Money = Awaited<ReturnType<typeof moneyOf>>;
const moneyIs = (userId: string, what: string, fits: (money: Money) => boolean): Promise<Money> =>
  until(what, async () => {
    const money = await moneyOf(world, userId);
    return fits(money) ? money : null;
  });

test("a purchase on the stand-in's page is fulfilled, and refunds made there take back what they pay for", async () => {
  const { stripe, userId, page } = await beforePaymentPage();
  expect((await press(page)).status).toBe(303);
  const paid = await moneyIs(userId, "the receipt", ({ mails }) => mails.length > 0);
  expect(paid).toMatchObject({
    purchases: [{ status: "paid", fulfilled_as: "credits", intent: true }],
    credits: [{ granted: 4, reversed: 0 }],
    payments: [{ status: "succeeded", amount: 4000, receipt: true }],
  });
  const { data: intents } = await stripe.paymentIntents.list({ limit: 1 });
  for (const [amount, reversed] of [
    [1000, 1],
    [500, 1],
    [2500, 4],
  ] as const) {
    await stripe.refunds.create({ payment_intent: intents[0]?.id ?? "", amount });
    await moneyIs(
      userId,
      `${reversed} units to be taken back`,
      ({ credits, refunds }) =>
        credits[0]?.["reversed"] === reversed && refunds.some((one) => one["amount"] === amount && one["status"] === "succeeded"),
    );
  }
  expect((await moneyOf(world, userId)).mails.map((mail) => mail["template"])).toEqual([
    "purchase_receipt",
    "refund_made",
    "refund_made",
    "refund_made",
  ]);
});

test("a disputed card freezes the credits that it paid for", async () => {
  const { stripe, userId, page } = await beforePaymentPage();
  await press(page, { number: "4000 0000 0000 0259" });
  await moneyIs(userId, "the dispute", ({ disputes, credits }) => disputes.length === 1 && credits[0]?.["frozen"] === true);
  const { data } = await stripe.disputes.list({ limit: 1 });
  const dispute = data[0]?.id ?? "";
  expect(await alertsOf(world, dispute)).toEqual(["dispute_open"]);
  await stripe.disputes.update(dispute, { evidence: { uncategorized_text: "winning_evidence" }, submit: true });
  await moneyIs(
    userId,
    "the thaw",
    ({ disputes, credits }) => disputes[0]?.["status"] === "won" && credits[0]?.["frozen"] === false,
  );
});

test("a second subscription that was paid in another tab is ended and paid back", async () => {
  const { stripe } = await world.workOnStandIn();
  const userId = await insertPerson(world.pool);
  const first = await openCheckout(stripe);
  const { customer, price, product } = first;
  const second = await stripe.checkout.sessions.create({
    mode: "subscription",
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: "http://site.test/back",
  });
  await world.pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [userId, customer.id]);
  const plan = await world.pool.query<{ id: string }>(
    `insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, stripe_product_id)
     values ($1, 'Doble', 'Double', 5, 2, $2) returning id`,
    [stripeId("plan"), product.id],
  );
  expect(plan.rowCount).toBe(1);
  expect((await press(first.url)).status).toBe(303);
  await until("the first to be live", async () => (await subscriptionOf(world.pool, userId)).rows[0]?.status === "active");
  expect((await press(second.url ?? "")).status).toBe(303);
  const doomed = idOf((await stripe.checkout.sessions.retrieve(second.id)).subscription);
  const rows = await until("the second to be ended here", async () => {
    const { rows } = await subscriptionOf(world.pool, userId);
    return rows.some((row) => row.stripe_subscription_id === doomed && row.status === "canceled") ? rows : null;
  });
  expect(rows.map((row) => row.status).sort()).toEqual(["active", "canceled"]);
  const { refunds, mails } = await moneyIs(userId, "the refund", ({ mails }) => mails.length > 0);
  expect(refunds).toEqual([{ amount: 1990, status: "succeeded", failure_reason: null }]);
  expect(mails.map((mail) => mail["template"])).toEqual(["refund_made"]);
});
