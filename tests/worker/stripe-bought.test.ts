import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf, openCheckout, press, secretKey } from "../embedded/stripe-stand-in.ts";
import { comparableState, subscriptionOf } from "./kit/rows.ts";
import { startStandInWorld, type StandInWorld } from "./kit/stand-in-world.ts";
import { eventsSettled, until } from "./kit/wait.ts";
import { insertPerson } from "./kit/world.ts";

let world: StandInWorld;
beforeAll(async () => {
  world = await startStandInWorld();
});
afterAll(() => world.close());

/** A person who has paid for a plan on the stand-in's page; nothing of it was told yet. */
async function bought() {
  const standIn = await world.standIn();
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${standIn.url}/_test/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secretKey}` },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  };
  await control("hold", { on: true });
  const { stripe } = standIn;
  const userId = await insertPerson(world.pool);
  const { url, customer, product, session } = await openCheckout(stripe, {
    subscription_data: { metadata: { user_id: userId } },
  });
  await world.pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [userId, customer.id]);
  await world.pool.query("update subscription_plans set stripe_product_id = $1 where id = $2", [product.id, world.plan.id]);
  expect((await press(url)).status).toBe(303);
  const subscriptionId = idOf((await stripe.checkout.sessions.retrieve(session.id)).subscription);
  // Without those of the catalogue: the prices of two purchases are not of one catalogue.
  const events = async () => {
    const { data } = await stripe.events.list({ limit: 100 });
    return data.filter(({ type }) => !/^(product|price)\./.test(type)).map(({ id }) => id);
  };
  return { standIn, stripe, userId, subscriptionId, control, events };
}

test("what was bought on Stripe's page is live here; told in any order, five times over, it is the same", async () => {
  const inOrder = await bought();
  const worker = await world.work(inOrder.standIn.url);
  await inOrder.control("deliver", { events: (await inOrder.events()).toReversed() });
  await eventsSettled(world.pool);
  await worker.stop();
  const { rows } = await subscriptionOf(world.pool, inOrder.userId);
  expect(rows).toEqual([expect.objectContaining({ status: "active", stripe_subscription_id: inOrder.subscriptionId })]);

  const shuffled = await bought();
  await world.work(shuffled.standIn.url);
  await shuffled.control("deliver", { events: await shuffled.events(), times: 5, parallel: true });
  await eventsSettled(world.pool);
  const [one, two] = [await comparableState(world.pool, inOrder.userId), await comparableState(world.pool, shuffled.userId)];
  expect({ ...two, rows: two.rows.map(withoutPeriod), usage: two.usage.map(withoutPeriod) }).toEqual({
    ...one,
    rows: one.rows.map(withoutPeriod),
    usage: one.usage.map(withoutPeriod),
  });
  await world.stopAll();
});

test("a subscription ended in Stripe's dashboard is ended here, by the stand-in's own delivery", async () => {
  const { standIn, stripe, userId, subscriptionId, control } = await bought();
  await world.work(standIn.url);
  await control("hold", { on: false });
  await until("the plan to be live", async () => (await subscriptionOf(world.pool, userId)).rows[0]?.status === "active");
  await stripe.subscriptions.cancel(subscriptionId);
  const row = await until("the end", async () => {
    const { rows } = await subscriptionOf(world.pool, userId);
    return rows[0]?.status === "canceled" ? rows[0] : null;
  });
  expect(row.ended_at).not.toBeNull();
  await world.stopAll();
});

/** Two purchases are seconds apart. */
function withoutPeriod(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !key.includes("period_start") && !key.includes("period_end")));
}
