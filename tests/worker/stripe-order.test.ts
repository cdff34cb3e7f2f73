import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutEvent, invoiceEvent, subscriptionEvent, type FakeEvent } from "./kit/events.ts";
import { nowSeconds, type FakeSubscription } from "./kit/fake-objects.ts";
import { comparableState } from "./kit/rows.ts";
import { permutations } from "./kit/shuffle.ts";
import { eventsSettled } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

const start = nowSeconds() - 3600;
const ended = start + 1800;
const times = { start, end: start + 30 * 86_400 };

/** What happens to a subscription, in true order: how Stripe has it from then on, and the event that tells. */
const life: { change: Partial<FakeSubscription>; tell: (subscription: FakeSubscription) => FakeEvent }[] = [
  { change: { status: "incomplete" }, tell: (subscription) => subscriptionEvent("created", subscription) },
  { change: { status: "active" }, tell: (subscription) => invoiceEvent("paid", subscription) },
  { change: {}, tell: (subscription) => checkoutEvent("completed", subscription) },
  { change: { cancel_at: times.end }, tell: (subscription) => subscriptionEvent("updated", subscription) },
  {
    change: { status: "canceled", canceled_at: ended, ended_at: ended },
    tell: (subscription) => subscriptionEvent("deleted", subscription),
  },
];

/** The events of a life's first `length` steps, with Stripe already at its end. */
async function lived(length: number): Promise<{ userId: string; events: FakeEvent[] }> {
  const { userId, subscription } = await world.subscriber(times);
  let now = subscription;
  const events = life.slice(0, length).map(({ change, tell }) => tell((now = { ...now, ...change })));
  world.stripe.subscriptions.set(now.id, now);
  return { userId, events };
}

/** The same life, with each event handled before the next thing happens. */
async function inOrder(length: number): Promise<unknown> {
  const { userId, subscription } = await world.subscriber(times);
  let now = subscription;
  for (const { change, tell } of life.slice(0, length)) {
    now = { ...now, ...change };
    world.stripe.subscriptions.set(now.id, now);
    await world.deliver(tell(now));
    await eventsSettled(world.pool);
  }
  return comparableState(world.pool, userId);
}

test.each([
  ["a live subscription's events", 4],
  ["events up to the end of a subscription", 5],
])("%s leave the same rows in every order", async (_name, length) => {
  const reference = await inOrder(length);
  const orders = permutations(Array.from({ length }, (_, index) => index));
  const people = await Promise.all(orders.map(() => lived(length)));
  await Promise.all(
    people.map(async ({ events }, index) => {
      for (const step of orders[index] ?? []) {
        const answer = await world.deliver(events[step] as FakeEvent);
        expect(answer.statusCode).toBe(200);
      }
    }),
  );
  await eventsSettled(world.pool);
  for (const [index, { userId }] of people.entries())
    expect(await comparableState(world.pool, userId), `order ${orders[index]?.join()}`).toEqual(reference);
});

test("a storm, shuffled, each event one to five times, in parallel, while Stripe goes on", async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => world.subscriber(times)));
  // A fixed seed: a failure can be had again.
  let seed = 42;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const deliveries: FakeEvent[] = [];
  for (const { subscription } of people) {
    let now = subscription;
    for (const { change, tell } of life) {
      now = { ...now, ...change };
      const told = tell(now);
      for (let copies = Math.ceil(random() * 5); copies > 0; copies--)
        deliveries.splice(Math.floor(random() * (deliveries.length + 1)), 0, told);
    }
  }
  // Stripe moves on under the worker's feet: live until half of the deliveries are in, ended from then on.
  const deliver = async (batch: FakeEvent[]) => void (await Promise.all(batch.map((one) => world.deliver(one))));
  await deliver(deliveries.slice(0, deliveries.length / 2));
  for (const { subscription } of people)
    world.stripe.subscriptions.set(subscription.id, {
      ...subscription,
      cancel_at: times.end,
      status: "canceled",
      canceled_at: ended,
      ended_at: ended,
    });
  await deliver(deliveries.slice(deliveries.length / 2));
  // The end itself is told last for those whose other events all came before it.
  await deliver(
    people.map(({ subscription }) => subscriptionEvent("deleted", { ...subscription, status: "canceled", ended_at: ended })),
  );
  await eventsSettled(world.pool);
  const states = await Promise.all(people.map(({ userId }) => comparableState(world.pool, userId)));
  for (const state of states) expect(state).toMatchObject({ rows: [{ status: "canceled", ended_at: new Date(ended * 1000) }] });
});
