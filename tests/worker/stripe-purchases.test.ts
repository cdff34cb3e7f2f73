import { afterAll, beforeAll, expect, test } from "vitest";
import { chargeEvent, disputeEvent, intentEvent, refundEvent, sessionEvent, type FakeEvent } from "./kit/events.ts";
import { alertsOf, atStripe, completed, disputeOf, moneyOf, purchaseBegun, refundOf, type Bought } from "./kit/purchases.ts";
import { permutations } from "./kit/shuffle.ts";
import { eventsSettled } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

/** Each event handled before the next is told. */
async function tell(...events: FakeEvent[]): Promise<void> {
  for (const one of events) {
    expect((await world.deliver(one)).statusCode).toBe(200);
    await eventsSettled(world.pool);
  }
}

async function paid(options: Parameters<typeof purchaseBegun>[1] = {}): Promise<Bought> {
  const bought = completed(await purchaseBegun(world, options), "succeeded");
  atStripe(world, bought);
  await tell(sessionEvent("completed", bought.session));
  return bought;
}

test("a paid purchase becomes credits, once, with Stripe's receipt in a mail", async () => {
  const bought = await paid();
  await tell(intentEvent("succeeded", bought.intent), sessionEvent("completed", bought.session));
  const money = await moneyOf(world, bought.userId);
  expect(money).toMatchObject({
    purchases: [{ status: "paid", fulfilled_as: "credits" }],
    credits: [{ origin: "purchase", granted: 4, reserved: 0, reversed: 0 }],
    payments: [{ status: "succeeded", amount: 4000, of_purchase: true, receipt: true }],
    mails: [{ template: "purchase_receipt", data: { units: 4, amount: 4000, fulfilledAs: "credits" } }],
  });
  const { rows } = await world.pool.query("select data ->> 'receiptUrl' as url from notifications where user_id = $1", [
    bought.userId,
  ]);
  expect(rows).toEqual([{ url: `https://pay.example.test/receipt/ch_${bought.intent.id}` }]);
});

test("one that was made for a waiting consult moves it on to the queue", async () => {
  const bought = await paid({ units: 1, amount: 1200, consult: true });
  expect(await moneyOf(world, bought.userId)).toMatchObject({
    purchases: [{ status: "paid", fulfilled_as: "session" }],
    units: [{ source: "overage", status: "reserved", bought: true }],
    consults: [{ status: "waiting" }],
  });
});

/** What happens, in true order: how Stripe has it from then on, and the event that tells. */
const life: ((bought: Bought) => FakeEvent)[] = [
  ({ session }) => sessionEvent("completed", session),
  ({ intent }) => intentEvent("succeeded", intent),
  ({ intent }) => chargeEvent("refunded", intent),
  (bought) => refundEvent("refund.updated", refundOf(bought, 0)),
];

test.each([
  ["half of four credits", { units: 4, amount: 4000 }, 2000],
  ["all of a consult's unit", { units: 1, amount: 1200, consult: true }, 1200],
])("refunding %s leaves the same rows in every order of events", async (_name, options, back) => {
  const reference = await paid(options);
  await tell(intentEvent("succeeded", reference.intent));
  const refund = refundOf(reference, back, "pending");
  world.stripe.refunds.set(refund.id, refund);
  await tell(chargeEvent("refunded", reference.intent));
  world.stripe.refunds.set(refund.id, { ...refund, status: "succeeded" });
  await tell(refundEvent("refund.updated", refund));
  const expected = await moneyOf(world, reference.userId);
  expect(expected.refunds).toEqual([{ amount: back, status: "succeeded", failure_reason: null }]);

  const orders = permutations([0, 1, 2, 3]);
  const people = await Promise.all(
    orders.map(async () => {
      const bought = completed(await purchaseBegun(world, options), "succeeded");
      atStripe(world, bought);
      const done = refundOf(bought, back);
      world.stripe.refunds.set(done.id, done);
      return bought;
    }),
  );
  await Promise.all(
    people.map(async (bought, index) => {
      for (const step of orders[index] ?? []) {
        const told = life[step]?.(bought);
        if (told) await world.deliver(told);
      }
    }),
  );
  await eventsSettled(world.pool);
  for (const [index, { userId }] of people.entries())
    expect(await moneyOf(world, userId), `order ${orders[index]?.join()}`).toEqual(expected);
});

test("fifty events of one purchase in parallel fulfil it once", async () => {
  const bought = completed(await purchaseBegun(world), "succeeded");
  atStripe(world, bought);
  const told = Array.from({ length: 50 }, (_, i) =>
    i % 2 ? sessionEvent("completed", bought.session) : intentEvent("succeeded", bought.intent),
  );
  await Promise.all(told.map((one) => world.deliver(one)));
  await eventsSettled(world.pool);
  const { credits, ledger, mails } = await moneyOf(world, bought.userId);
  expect([credits.length, ledger, mails.length]).toEqual([1, [{ kind: "grant", units: 4 }], 1]);
});

test("a delayed payment waits as processing, and is fulfilled when the money comes", async () => {
  const begun = await purchaseBegun(world);
  const waiting = completed(begun, "processing", "unpaid");
  atStripe(world, waiting);
  await tell(sessionEvent("completed", waiting.session));
  expect(await moneyOf(world, begun.userId)).toMatchObject({ purchases: [{ status: "processing" }], credits: [], mails: [] });
  const came = completed(begun, "succeeded");
  atStripe(world, came);
  await tell(sessionEvent("async_payment_succeeded", came.session));
  expect(await moneyOf(world, begun.userId)).toMatchObject({ purchases: [{ status: "paid" }], credits: [{ granted: 4 }] });
});

test("a delayed payment that does not come has failed, and its owner is told", async () => {
  const begun = await purchaseBegun(world);
  atStripe(world, completed(begun, "processing", "unpaid"));
  await tell(sessionEvent("completed", begun.session));
  const failed = completed(begun, "requires_payment_method", "unpaid");
  atStripe(world, failed);
  await tell(intentEvent("payment_failed", failed.intent), sessionEvent("async_payment_failed", failed.session));
  expect(await moneyOf(world, begun.userId)).toMatchObject({
    purchases: [{ status: "failed" }],
    credits: [],
    mails: [{ template: "payment_failed", data: { kind: "purchase", amount: 4000 } }],
  });
});

test("a declined card leaves the purchase open, and the next card pays it", async () => {
  const begun = await purchaseBegun(world);
  const declined: Bought = {
    ...begun,
    session: { ...begun.session, payment_intent: begun.intent.id },
    intent: { ...begun.intent, last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" } },
  };
  atStripe(world, declined);
  await tell(intentEvent("payment_failed", declined.intent));
  expect(await moneyOf(world, begun.userId)).toMatchObject({
    purchases: [{ status: "checkout_created" }],
    payments: [{ status: "requires_payment_method", failure_code: "insufficient_funds" }],
    mails: [],
  });
  atStripe(world, completed(declined, "succeeded"));
  await tell(intentEvent("succeeded", declined.intent));
  expect(await moneyOf(world, begun.userId)).toMatchObject({
    purchases: [{ status: "paid" }],
    payments: [{ status: "succeeded", failure_code: null }],
  });
});

test("a page that ran out expires the purchase; nothing is given", async () => {
  const begun = await purchaseBegun(world);
  const lapsed = { ...begun, session: { ...begun.session, status: "expired" } };
  atStripe(world, lapsed);
  await tell(sessionEvent("expired", lapsed.session));
  expect(await moneyOf(world, begun.userId)).toMatchObject({ purchases: [{ status: "expired" }], credits: [] });
});

test("a page of nobody's purchase is ignored", async () => {
  const begun = await purchaseBegun(world);
  const foreign = completed({ ...begun, session: { ...begun.session, metadata: {} } }, "succeeded");
  atStripe(world, foreign);
  await tell(sessionEvent("completed", foreign.session));
  expect(await moneyOf(world, begun.userId)).toMatchObject({ purchases: [{ status: "checkout_created" }], credits: [] });
});

test("another amount than was agreed on raises an alert and gives nothing", async () => {
  const begun = await purchaseBegun(world);
  const cheap = completed(
    { ...begun, session: { ...begun.session, amount_total: 1 }, intent: { ...begun.intent, amount: 1 } },
    "succeeded",
  );
  atStripe(world, cheap);
  await tell(sessionEvent("completed", cheap.session));
  expect(await alertsOf(world, begun.purchase)).toEqual(["purchase_amount_mismatch"]);
  expect((await moneyOf(world, begun.userId)).credits).toEqual([]);
});

test("many refunds over several pages count together, and one that fails later gives its units back", async () => {
  const bought = await paid();
  const refunds = Array.from({ length: 4 }, () => refundOf(bought, 1000));
  for (const one of refunds) world.stripe.refunds.set(one.id, one);
  await tell(chargeEvent("refunded", bought.intent));
  expect(await moneyOf(world, bought.userId)).toMatchObject({
    credits: [{ granted: 4, reversed: 4 }],
    payments: [{ refunded_amount: 4000 }],
  });
  const [first] = refunds;
  if (first) world.stripe.refunds.set(first.id, { ...first, status: "failed", failure_reason: "lost_or_stolen_card" });
  await tell(refundEvent("refund.failed", { ...refundOf(bought, 1000, "failed") }));
  const after = await moneyOf(world, bought.userId);
  expect(after).toMatchObject({ credits: [{ granted: 4, reversed: 3 }], payments: [{ refunded_amount: 3000 }] });
  expect(after.refunds.filter((one) => one["status"] === "failed")).toEqual([
    { amount: 1000, status: "failed", failure_reason: "lost_or_stolen_card" },
  ]);
  expect(after.mails.filter((one) => one["template"] === "refund_made")).toHaveLength(4);
});

test("a dispute freezes what it paid for; won, it thaws; lost, it is taken back", async () => {
  const [winner, loser] = [await paid(), await paid()];
  for (const bought of [winner, loser]) {
    const open = disputeOf(bought, "needs_response");
    world.stripe.disputes.set(open.id, open);
    await tell(disputeEvent("created", open));
    expect(await moneyOf(world, bought.userId)).toMatchObject({
      purchases: [{ frozen: true }],
      credits: [{ frozen: true, reversed: 0 }],
      payments: [{ disputed: true }],
    });
    expect(await alertsOf(world, open.id)).toEqual(["dispute_open"]);
    const closed = { ...open, status: bought === winner ? "won" : "lost" };
    world.stripe.disputes.set(closed.id, closed);
    await tell(disputeEvent("closed", closed));
    expect(await alertsOf(world, open.id)).toEqual([]);
  }
  expect(await moneyOf(world, winner.userId)).toMatchObject({
    credits: [{ frozen: false, reversed: 0 }],
    payments: [{ disputed: false }],
  });
  expect(await moneyOf(world, loser.userId)).toMatchObject({
    purchases: [{ frozen: true, refunded_amount: 4000 }],
    credits: [{ frozen: true, reversed: 4 }],
  });
});
