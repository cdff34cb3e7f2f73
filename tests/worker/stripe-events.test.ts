import { asService, asViewer, createDatabase } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutEvent, event, invoiceEvent, subscriptionEvent } from "./kit/events.ts";
import { stripeId } from "./kit/fake-objects.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { eventIn, eventsSettled, until } from "./kit/wait.ts";
import { insertPerson, startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

test("a subscription's event makes the plan live, with a period of units", async () => {
  const { userId, subscription } = await world.subscriber();
  const sent = subscriptionEvent("created", subscription);
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "processed")).toMatchObject({ attempts: 1, last_error: null });
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  expect(rows).toEqual([
    expect.objectContaining({
      status: "active",
      plan_id: world.plan.id,
      price_id: world.plan.priceId,
      stripe_subscription_id: subscription.id,
    }),
  ]);
  expect(rows[0]?.current_period_end).toEqual(new Date(subscription.end * 1000));
  expect(usage).toEqual([
    expect.objectContaining({ included_chats: 5, included_videos: 2, reserved_chats: 0, consumed_chats: 0 }),
  ]);
});

test("one event delivered fifty times in parallel leaves one state", async () => {
  const { userId, subscription } = await world.subscriber();
  const sent = subscriptionEvent("updated", subscription);
  await Promise.all(Array.from({ length: 50 }, () => world.deliver(sent)));
  await eventsSettled(world.pool);
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  expect([rows.length, usage.length]).toEqual([1, 1]);
  expect(await eventIn(world.pool, sent.id, "processed")).toMatchObject({ attempts: 1 });
});

test("fifty events of one subscription in parallel leave one state", async () => {
  const { userId, subscription } = await world.subscriber();
  const events = Array.from({ length: 50 }, (_, i) =>
    i % 2 ? invoiceEvent("paid", subscription) : subscriptionEvent("updated", subscription),
  );
  await Promise.all(events.map((one) => world.deliver(one)));
  await eventsSettled(world.pool);
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  expect([rows.length, usage.length]).toEqual([1, 1]);
});

test("the last reading wins: an event handled late does not bring an old state back", async () => {
  const { userId, subscription } = await world.subscriber();
  const early = subscriptionEvent("created", { ...subscription, status: "incomplete" });
  world.stripe.subscriptions.set(subscription.id, { ...subscription, cancel_at: subscription.end });
  await world.deliver(subscriptionEvent("updated", subscription));
  await eventsSettled(world.pool);
  await world.deliver(early);
  await eventsSettled(world.pool);
  const { rows } = await subscriptionOf(world.pool, userId);
  expect(rows).toEqual([expect.objectContaining({ status: "active", cancel_at: new Date(subscription.end * 1000) })]);
});

test("a customer that is not ours changes nothing", async () => {
  const { subscription, userId } = await world.subscriber();
  const stranger = { ...subscription, id: stripeId("sub"), customer: stripeId("cus"), metadata: { user_id: userId } };
  world.stripe.subscriptions.set(stranger.id, stranger);
  const sent = subscriptionEvent("created", stranger);
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "ignored")).toMatchObject({ last_error: "the customer is not ours" });
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([]);
});

test("metadata that names somebody else raises an alert; the customer decides", async () => {
  const other = await insertPerson(world.pool);
  const { userId, subscription } = await world.subscriber({ metadata: { user_id: other } });
  const sent = subscriptionEvent("created", subscription);
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
  expect((await subscriptionOf(world.pool, other)).rows).toEqual([]);
  const alerts = await world.pool.query("select kind from alerts where subject = $1", [subscription.id]);
  expect(alerts.rows).toEqual([{ kind: "stripe_metadata_mismatch" }]);
});

test("a type that we do nothing about is kept and marked", async () => {
  const sent = event("customer.created", { id: stripeId("cus"), object: "customer" });
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "ignored")).toMatchObject({ last_error: "nothing to do for customer.created" });
});

test("an invoice without a subscription is ignored", async () => {
  const { subscription } = await world.subscriber();
  const sent = {
    ...invoiceEvent("paid", subscription),
    data: { object: { id: stripeId("in"), object: "invoice", customer: subscription.customer, parent: null } },
  };
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "ignored");
});

test("a subscription that Stripe does not have is ignored, unless the event says that it ended", async () => {
  const { userId, subscription } = await world.subscriber();
  const first = subscriptionEvent("created", subscription);
  await world.deliver(first);
  await eventIn(world.pool, first.id, "processed");

  world.stripe.subscriptions.delete(subscription.id);
  const updated = subscriptionEvent("updated", subscription);
  await world.deliver(updated);
  expect(await eventIn(world.pool, updated.id, "ignored")).toMatchObject({ last_error: "the subscription is not at Stripe" });
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([expect.objectContaining({ status: "active" })]);

  const ended = subscription.start + 60;
  const deleted = subscriptionEvent("deleted", { ...subscription, status: "canceled", canceled_at: ended, ended_at: ended });
  await world.deliver(deleted);
  await eventIn(world.pool, deleted.id, "processed");
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([
    expect.objectContaining({ status: "canceled", ended_at: new Date(ended * 1000) }),
  ]);
});

test("an unknown status gives no units, raises an alert, and is no failure", async () => {
  const { userId, subscription } = await world.subscriber({ status: "hibernating" });
  const sent = subscriptionEvent("updated", subscription);
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([expect.objectContaining({ status: "hibernating" })]);
  const alerts = await world.pool.query("select kind from alerts where resolved_at is null and subject like $1", [
    `%${subscription.id}%`,
  ]);
  expect(alerts.rows).toHaveLength(1);
  const units = await asService(createDatabase(world.pool), (trx) =>
    sql<{ chat_remaining: number }>`select chat_remaining from fn_current_usage(${userId}) where chat_remaining > 0`.execute(trx),
  );
  expect(units.rows).toEqual([]);
});

test("a price that only its product names still finds the plan; one that nothing names waits as failed", async () => {
  const { userId, subscription } = await world.subscriber({ price: stripeId("price") });
  const byProduct = subscriptionEvent("created", subscription);
  await world.deliver(byProduct);
  await eventIn(world.pool, byProduct.id, "processed");
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([
    expect.objectContaining({ plan_id: world.plan.id, price_id: null }),
  ]);

  const unnamed = await world.subscriber({ price: stripeId("price"), product: stripeId("prod") });
  const sent = subscriptionEvent("created", unnamed.subscription);
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "failed")).toMatchObject({ last_error: expect.stringContaining("price_not_found") });
  // Once the catalogue knows the product, the next attempt succeeds.
  await world.pool.query("update subscription_plans set stripe_product_id = $1 where id = $2", [
    unnamed.subscription.product,
    world.plan.id,
  ]);
  await world.pool.query(
    "select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = $1), now())",
    [`stripe:${sent.id}`],
  );
  await eventIn(world.pool, sent.id, "processed");
  await world.pool.query("update subscription_plans set stripe_product_id = $1 where id = $2", [
    world.plan.stripeProduct,
    world.plan.id,
  ]);
});

test("a finished checkout closes its row and starts the plan; an expired one frees the owner to begin again", async () => {
  const { userId, subscription } = await world.subscriber();
  const [paid, lapsed] = [stripeId("cs"), stripeId("cs")];
  const other = await insertPerson(world.pool);
  for (const [user, session] of [
    [userId, paid],
    [other, lapsed],
  ] as const)
    await world.pool.query(
      `insert into subscription_checkouts (user_id, plan_id, price_id, stripe_session_id, url, status, expires_at)
       values ($1, $2, $3, $4, 'https://example.test', 'open', now() + interval '30 minutes')`,
      [user, world.plan.id, world.plan.priceId, session],
    );
  await world.deliver(checkoutEvent("completed", subscription, paid));
  await world.deliver(
    event("checkout.session.expired", {
      id: lapsed,
      object: "checkout.session",
      mode: "subscription",
      customer: null,
      subscription: null,
    }),
  );
  await world.deliver(checkoutEvent("expired", { ...subscription }, paid));
  await eventsSettled(world.pool);
  const { rows } = await world.pool.query(
    "select stripe_session_id, status from subscription_checkouts where stripe_session_id = any($1)",
    [[paid, lapsed]],
  );
  expect(Object.fromEntries(rows.map((row) => [row.stripe_session_id, row.status]))).toEqual({
    [paid]: "completed",
    [lapsed]: "expired",
  });
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
});

test("a failed reading is kept, retried by the queue, and forgotten once it succeeds", async () => {
  const { userId, subscription } = await world.subscriber();
  world.stripe.failNext(1);
  const sent = subscriptionEvent("updated", subscription);
  await world.deliver(sent);
  expect(await eventIn(world.pool, sent.id, "failed")).toMatchObject({
    attempts: 1,
    last_error: expect.stringContaining("asked to fail"),
  });
  expect((await subscriptionOf(world.pool, userId)).rows).toEqual([]);
  // The queue's own back-off brings it back, nobody else.
  expect(await eventIn(world.pool, sent.id, "processed")).toMatchObject({ attempts: 2, last_error: null });
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
});

test("a finished event that an operator replays is handled again, and changes nothing that is true", async () => {
  const { userId, subscription } = await world.subscriber();
  const sent = subscriptionEvent("updated", subscription);
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
  const before = await subscriptionOf(world.pool, userId);
  const admin = await insertPerson(world.pool);
  await world.pool.query("insert into user_roles (user_id, role) values ($1, 'admin')", [admin]);
  const viewer = { role: "authenticated", claims: { sub: admin, role: "authenticated" } } as const;
  const replay = (id: string) =>
    asViewer(createDatabase(world.pool), viewer, (trx) => sql`select fn_replay_stripe_event(${id})`.execute(trx));
  await replay(sent.id);
  await until("it to be read again", async () => world.stripe.reads.get(subscription.id) === 2);
  expect(await eventIn(world.pool, sent.id, "processed")).toMatchObject({ attempts: 1, last_error: null });
  const after = await subscriptionOf(world.pool, userId);
  const still = (state: typeof before) => ({ ...state, rows: state.rows.map((row) => ({ ...row, updated_at: null })) });
  expect(still(after)).toEqual(still(before));
});

test("people of one customer wait for each other, people of another do not", async () => {
  const [one, two] = [await world.subscriber(), await world.subscriber()];
  let open: () => void = () => {};
  world.stripe.holdReads(new Promise<void>((resolve) => (open = resolve)));
  await Promise.all([1, 2, 3].map(() => world.deliver(invoiceEvent("paid", one.subscription))));
  await until("the first of them to read", async () => world.stripe.reads.get(one.subscription.id) === 1);
  await world.deliver(invoiceEvent("paid", two.subscription));
  await until("the other customer's to read", async () => world.stripe.reads.get(two.subscription.id) === 1);
  expect(world.stripe.reads.get(one.subscription.id)).toBe(1);
  open();
  world.stripe.holdReads(null);
  await eventsSettled(world.pool);
  expect(world.stripe.reads.get(one.subscription.id)).toBeLessThanOrEqual(3);
});

test("events of one customer that wait are handled together: each object is read once", async () => {
  await world.stopAll();
  const { userId, subscription } = await world.subscriber();
  const sent = Array.from({ length: 20 }, () => subscriptionEvent("updated", subscription));
  for (const one of sent) await world.deliver(one);
  await world.work();
  await eventsSettled(world.pool);
  expect(world.stripe.reads.get(subscription.id)).toBe(1);
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
  for (const one of sent) expect(await eventIn(world.pool, one.id, "processed")).toMatchObject({ attempts: 1 });
});

test("one bad event does not hold up the customer's others", async () => {
  await world.stopAll();
  const { userId, subscription } = await world.subscriber();
  const bad = event("customer.subscription.updated", { object: "subscription", customer: subscription.customer, id: 7 });
  const good = subscriptionEvent("updated", subscription);
  await world.deliver(good);
  await world.pool.query(`select fn_store_stripe_event($1, $2, null, false, null, $3, $4, now())`, [
    bad.id,
    bad.type,
    subscription.customer,
    JSON.stringify(bad),
  ]);
  await world.work();
  expect(await eventIn(world.pool, good.id, "processed")).toMatchObject({ attempts: 1 });
  expect(await eventIn(world.pool, bad.id, "failed")).toMatchObject({ last_error: expect.stringContaining("id") });
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
  // Away, so that the queue does not come back to it under the next test.
  await world.pool.query("update stripe_subscription_events set status = 'ignored' where id = $1", [bad.id]);
});
