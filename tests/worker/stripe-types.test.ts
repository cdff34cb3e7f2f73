import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkoutEvent,
  disputeEvent,
  event,
  intentEvent,
  chargeEvent,
  invoiceEvent,
  refundEvent,
  subscriptionEvent,
  type FakeEvent,
} from "./kit/events.ts";
import { stripeId } from "./kit/fake-objects.ts";
import { alertsOf } from "./kit/purchases.ts";
import { countsOf, payingSubscriber, type Paying } from "./kit/subscribers.ts";
import { eventIn, until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

const onlySubscription = { subscriptions: 1, invoices: 0, payments: 0, refunds: 0, disputes: 0 };
const withInvoice = { ...onlySubscription, invoices: 1 };
const withPayment = { ...withInvoice, payments: 1 };

const subscriptionTypes = ["created", "updated", "deleted", "paused", "resumed", "trial_will_end"];
const invoiceTypes = ["paid", "payment_succeeded", "payment_failed", "finalized", "voided"];

/** A payment with a refund and a dispute, of which one alone is told. */
function refunded({ intent }: Paying) {
  const refund = { id: stripeId("re"), payment_intent: intent.id, amount: 500, status: "succeeded" };
  const dispute = { id: stripeId("dp"), payment_intent: intent.id, amount: 1990, status: "needs_response" };
  return { refund, dispute };
}

const types: [type: string, tell: (paying: Paying) => FakeEvent, rows: Record<string, number>][] = [
  ...subscriptionTypes.map((kind): (typeof types)[number] => [
    `customer.subscription.${kind}`,
    ({ subscription }) => subscriptionEvent(kind, subscription),
    onlySubscription,
  ]),
  [
    "subscription_schedule.updated",
    ({ subscription: { id, customer } }) =>
      event("subscription_schedule.updated", {
        id: stripeId("sub_sched"),
        object: "subscription_schedule",
        customer,
        subscription: id,
      }),
    onlySubscription,
  ],
  [
    "subscription_schedule.released",
    ({ subscription: { id, customer } }) =>
      event("subscription_schedule.released", {
        id: stripeId("sub_sched"),
        object: "subscription_schedule",
        customer,
        subscription: null,
        released_subscription: id,
      }),
    onlySubscription,
  ],
  ...invoiceTypes.map((kind): (typeof types)[number] => [
    `invoice.${kind}`,
    ({ subscription, invoice }) => invoiceEvent(kind, subscription, invoice.id),
    withInvoice,
  ]),
  ...["completed", "async_payment_succeeded", "async_payment_failed"].map((kind): (typeof types)[number] => [
    `checkout.session.${kind}`,
    ({ subscription }) => checkoutEvent(kind, subscription),
    onlySubscription,
  ]),
  ...["succeeded", "payment_failed"].map((kind): (typeof types)[number] => [
    `payment_intent.${kind}`,
    ({ intent }) => intentEvent(kind, intent),
    withPayment,
  ]),
  [
    "charge.refunded",
    (paying) => {
      const { refund } = refunded(paying);
      world.stripe.refunds.set(refund.id, refund);
      return chargeEvent("refunded", paying.intent);
    },
    { ...withPayment, refunds: 1 },
  ],
  ...["charge.refund.updated", "refund.created", "refund.updated", "refund.failed"].map((type): (typeof types)[number] => [
    type,
    (paying) => {
      const { refund } = refunded(paying);
      world.stripe.refunds.set(refund.id, refund);
      return refundEvent(type, refund);
    },
    { ...withPayment, refunds: 1 },
  ]),
  ...["created", "updated", "closed"].map((kind): (typeof types)[number] => [
    `charge.dispute.${kind}`,
    (paying) => {
      const { dispute } = refunded(paying);
      world.stripe.disputes.set(dispute.id, dispute);
      return disputeEvent(kind, dispute);
    },
    { ...withPayment, disputes: 1 },
  ]),
];

test.each(types)("%s converges what it speaks of, and what that stands on", async (_type, tell, rows) => {
  const paying = await payingSubscriber(world);
  const sent = tell(paying);
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "processed", "ignored", "failed")).toMatchObject({
    status: "processed",
    last_error: null,
  });
  expect(await countsOf(world, paying.userId)).toEqual(rows);
});

test.each(["product.updated", "price.created", "price.deleted"])(
  "%s asks for the prices to be reconciled, once",
  async (type) => {
    await world.stopAll();
    const sent = [1, 2, 3].map(() => event(type, { id: stripeId("price"), object: "price" }));
    for (const one of sent) await world.deliver(one);
    // One that waits already: it is brought forward, and there is no second one.
    await world.pool.query(
      "select graphile_worker.add_job('pricing-sync', '{}', job_key => 'pricing-sync', run_at => now() + interval '1 hour')",
    );
    await world.work();
    for (const one of sent) await eventIn(world.pool, one.id, "processed");
    // It fails here, because this Stripe has no catalogue.
    await until("the job to have run", async () => {
      const { rows } = await world.pool.query("select attempts from graphile_worker.jobs where key = 'pricing-sync'");
      return rows.length === 1 && rows[0]?.attempts > 0;
    });
    await world.pool.query("select graphile_worker.remove_job('pricing-sync')");
  },
);

test.each(["customer.updated", "payout.paid", "setup_intent.created", "invoiceitem.created"])(
  "%s is kept and ignored",
  async (type) => {
    const { subscription, userId } = await payingSubscriber(world);
    const sent = event(type, { id: stripeId("obj"), object: "thing", customer: subscription.customer });
    await world.deliver(sent);
    expect(await eventIn(world.pool, sent.id, "ignored")).toMatchObject({ last_error: `nothing to do for ${type}` });
    expect((await countsOf(world, userId))["subscriptions"]).toBe(0);
  },
);

test("a stranger's events are flagged and change nothing, though they name one of ours in their metadata", async () => {
  const paying = await payingSubscriber(world);
  const customer = stripeId("cus");
  const intent = {
    ...paying.intent,
    id: stripeId("pi"),
    customer,
    metadata: { purchase_id: paying.userId, user_id: paying.userId },
  };
  world.stripe.intents.set(intent.id, intent);
  const dispute = { id: stripeId("dp"), payment_intent: intent.id, amount: 1990, status: "lost" };
  world.stripe.disputes.set(dispute.id, dispute);
  // The dispute does not name the customer: only what is read does.
  for (const sent of [intentEvent("succeeded", intent), disputeEvent("created", dispute)]) {
    await world.deliver(sent);
    expect(await eventIn(world.pool, sent.id, "ignored")).toMatchObject({ last_error: "the customer is not ours" });
  }
  expect(await alertsOf(world, customer)).toEqual(["stripe_unknown_customer"]);
  expect(await countsOf(world, paying.userId)).toEqual({ subscriptions: 0, invoices: 0, payments: 0, refunds: 0, disputes: 0 });
});

test("an invoice keeps the period of the plan's line, and says nothing about the subscription's status", async () => {
  const paying = await payingSubscriber(world, { status: "past_due" });
  const sent = invoiceEvent("paid", paying.subscription, paying.invoice.id);
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
  const { rows } = await world.pool.query(
    `select i.period_start, i.period_end, i.status, i.amount_paid, s.status as subscription
     from invoices i join user_subscriptions s on s.id = i.subscription_id where i.user_id = $1`,
    [paying.userId],
  );
  expect(rows).toEqual([
    {
      period_start: new Date(paying.subscription.start * 1000),
      period_end: new Date(paying.subscription.end * 1000),
      status: "paid",
      amount_paid: 1990,
      subscription: "past_due",
    },
  ]);
});

test("a dispute of an invoice freezes the period that it paid for, and thaws it when won", async () => {
  const paying = await payingSubscriber(world);
  const { dispute } = refunded(paying);
  const frozen = async () =>
    (await world.pool.query("select frozen from subscription_usage where user_id = $1", [paying.userId])).rows;
  for (const [status, expected] of [
    ["needs_response", true],
    ["won", false],
  ] as const) {
    world.stripe.disputes.set(dispute.id, { ...dispute, status });
    const sent = disputeEvent("updated", dispute);
    await world.deliver(sent);
    await eventIn(world.pool, sent.id, "processed");
    expect(await frozen()).toEqual([{ frozen: expected }]);
  }
});

test("what a schedule puts in place next is known, and forgotten with the schedule", async () => {
  const price = stripeId("price");
  await world.pool.query(
    "insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount) values ($1, $2, 'eur', 'month', 990)",
    [world.plan.id, price],
  );
  const paying = await payingSubscriber(world);
  const { subscription } = paying;
  const schedule = { id: stripeId("sub_sched"), next: { price, at: subscription.end } };
  const next = async () => {
    const sent = subscriptionEvent("updated", subscription);
    await world.deliver(sent);
    await eventIn(world.pool, sent.id, "processed");
    const { rows } = await world.pool.query(
      `select s.stripe_schedule_id as schedule, p.stripe_price_id as price, s.next_plan_at as at
       from user_subscriptions s left join subscription_plan_prices p on p.id = s.next_price_id where s.user_id = $1`,
      [paying.userId],
    );
    return rows;
  };
  world.stripe.subscriptions.set(subscription.id, { ...subscription, schedule });
  expect(await next()).toEqual([{ schedule: schedule.id, price, at: new Date(subscription.end * 1000) }]);
  world.stripe.subscriptions.set(subscription.id, subscription);
  expect(await next()).toEqual([{ schedule: null, price: null, at: null }]);
});
