import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutEvent, event, subscriptionEvent } from "./kit/events.ts";
import { stripeId, type FakeSession } from "./kit/fake-objects.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { paidInvoice, payingSubscriber, type Paying } from "./kit/subscribers.ts";
import { eventIn, eventsSettled, until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

const jobs = async (task: string) =>
  (await world.pool.query<{ attempts: number }>("select attempts from graphile_worker.jobs where task_identifier = $1", [task]))
    .rows;
const jobDone = (task: string) => until(`${task} to be done`, async () => (await jobs(task)).length === 0);

/** Somebody with a live plan, who pays for a second one in another tab. */
async function boughtTwice(): Promise<{ first: Paying; second: Paying }> {
  const first = await payingSubscriber(world);
  const told = subscriptionEvent("created", first.subscription);
  await world.deliver(told);
  await eventIn(world.pool, told.id, "processed");
  const subscription = { ...first.subscription, id: stripeId("sub") };
  world.stripe.subscriptions.set(subscription.id, subscription);
  return { first, second: { userId: first.userId, subscription, ...paidInvoice(world, subscription) } };
}

const asked = (id: string) =>
  world.stripe.written.filter(({ path, params }) => path.includes(id) || params.toString().includes(id));

test("the second live subscription is ended and paid back in full, once, though the job runs again", async () => {
  const { first, second } = await boughtTwice();
  await world.deliver(subscriptionEvent("created", second.subscription));
  await until("the second one to be ended", async () => asked(second.subscription.id).some(({ method }) => method === "DELETE"));
  await jobDone("resolve-second-subscription");
  await world.pool.query(
    "select graphile_worker.add_job('resolve-second-subscription', json_build_object('stripeSubscription', $1::text), job_key => 'again')",
    [second.subscription.id],
  );
  await jobDone("resolve-second-subscription");

  const canceled = asked(second.subscription.id).filter(({ method }) => method === "DELETE");
  expect(canceled.map(({ path, params }) => [path, params.get("prorate")])).toEqual([
    [`subscriptions/${second.subscription.id}`, "false"],
  ]);
  const refunds = [...world.stripe.refunds.values()].filter((one) => one.payment_intent === second.intent.id);
  expect(refunds).toEqual([expect.objectContaining({ amount: 1990, status: "succeeded" })]);
  expect(asked(first.intent.id)).toEqual([]);
  const { rows } = await subscriptionOf(world.pool, first.userId);
  expect(Object.fromEntries(rows.map((row) => [row.stripe_subscription_id, row.status]))).toEqual({
    [first.subscription.id]: "active",
    [second.subscription.id]: "canceled",
  });
  // Nothing ended for its owner, who is told of the money alone.
  await world.deliver(event("refund.created", { id: refunds[0]?.id, object: "refund", payment_intent: second.intent.id }));
  await eventsSettled(world.pool);
  const { rows: mails } = await world.pool.query("select template from notifications where user_id = $1", [first.userId]);
  expect(mails).toEqual([{ template: "refund_made" }]);
});

test("a failure between the refund and the end is taken up again: one refund, one end", async () => {
  const { second } = await boughtTwice();
  await world.stopAll();
  const sent = subscriptionEvent("created", second.subscription);
  await world.deliver(sent);
  const { subscription } = second;
  // It can be refunded, but not ended yet.
  world.stripe.refuse = (method) => method === "DELETE";
  await world.work();
  await until("an attempt to have failed", async () => (await jobs("resolve-second-subscription"))[0]?.attempts === 1);
  world.stripe.refuse = null;
  await world.pool.query(
    "select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'resolve-second-subscription'), now())",
  );
  await until("the second one to be ended", async () => world.stripe.subscriptions.get(subscription.id)?.status === "canceled");
  await jobDone("resolve-second-subscription");
  const refunds = [...world.stripe.refunds.values()].filter((one) => one.payment_intent === second.intent.id);
  expect(refunds).toHaveLength(1);
  const keys = new Set(asked(second.intent.id).map(({ key }) => key));
  expect(keys.size).toBe(1);
});

test("when the first one has ended meanwhile, the second is the one that counts, and is left alone", async () => {
  const { first, second } = await boughtTwice();
  await world.stopAll();
  await world.deliver(subscriptionEvent("created", second.subscription));
  const ended = { ...first.subscription, status: "canceled", ended_at: first.subscription.start + 60 };
  world.stripe.subscriptions.set(ended.id, ended);
  // The job of the second comes only after the end of the first is known.
  await world.deliver(subscriptionEvent("deleted", ended));
  await world.work();
  await eventsSettled(world.pool);
  await jobDone("resolve-second-subscription");
  expect(asked(second.subscription.id)).toEqual([]);
  const { rows } = await subscriptionOf(world.pool, first.userId);
  expect(rows.map(({ stripe_subscription_id, status }) => [stripe_subscription_id, status])).toContainEqual([
    second.subscription.id,
    "active",
  ]);
});

test("when a plan becomes live, the person's other open pages are closed at Stripe, and nobody else's", async () => {
  const [buyer, other] = [await payingSubscriber(world), await payingSubscriber(world)];
  const page = async ({ userId, subscription: { customer } }: Paying, status: string): Promise<string> => {
    const session: FakeSession = { id: stripeId("cs"), customer, mode: "subscription", status, payment_status: "unpaid" };
    world.stripe.sessions.set(session.id, session);
    const plan = await world.pool.query<{ id: string }>(
      "insert into subscription_plans (code, name_es, name_en, included_chats, included_videos) values ($1, 'Otro', 'Other', 1, 1) returning id",
      [session.id],
    );
    await world.pool.query(
      `insert into subscription_checkouts (user_id, plan_id, price_id, stripe_session_id, url, status, expires_at)
       values ($1, $2, $3, $4, 'https://example.test', 'open', now() + interval '30 minutes')`,
      [userId, plan.rows[0]?.id, world.plan.priceId, session.id],
    );
    return session.id;
  };
  const [used, open, foreign] = [await page(buyer, "complete"), await page(buyer, "open"), await page(other, "open")];
  await world.deliver(checkoutEvent("completed", buyer.subscription, used));
  await until("the other page to be closed", async () => world.stripe.sessions.get(open)?.status === "expired");
  await jobDone("expire-checkouts");
  expect([used, foreign].map((id) => world.stripe.sessions.get(id)?.status)).toEqual(["complete", "open"]);
});
