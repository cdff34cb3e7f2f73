import { asService, asViewer, createDatabase } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { subscriptionOf } from "./kit/rows.ts";
import { startStandInWorld, type StandInWorld } from "./kit/stand-in-world.ts";
import { until } from "./kit/wait.ts";
import { insertPerson } from "./kit/world.ts";

// Time passes at Stripe: our rows follow by its own events, through the webhook and the worker.

let world: StandInWorld;
beforeAll(async () => {
  world = await startStandInWorld();
});
afterAll(() => world.close());

/** Somebody who subscribes at this moment of a test clock. */
async function subscribedAt(moment: number) {
  const { stripe } = await world.workOnStandIn();
  const userId = await insertPerson(world.pool);
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: moment });
  const customer = await stripe.customers.create({ test_clock: clock.id });
  await world.pool.query("insert into stripe_customers (user_id, stripe_customer_id) values ($1, $2)", [userId, customer.id]);
  const product = await stripe.products.create({ name: "Plan" });
  await world.pool.query("update subscription_plans set stripe_product_id = $1 where id = $2", [product.id, world.plan.id]);
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1990,
    recurring: { interval: "month" },
  });
  await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: "pm_card_visa",
  });
  const periods = (count: number) =>
    until(`${count} periods`, async () => {
      const { usage } = await subscriptionOf(world.pool, userId);
      return usage.length >= count ? usage : null;
    });
  await periods(1);
  return {
    userId,
    periods,
    advance: (to: number) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to }),
    invoices: (count: number) =>
      until(`${count} paid invoices with their payments`, async () => {
        const { rows } = await world.pool.query<{ status: string; period_start: Date }>(
          "select i.status, i.period_start from invoices i join payments p on p.invoice_id = i.id and p.status = 'succeeded' where i.user_id = $1 order by i.period_start",
          [userId],
        );
        return rows.length >= count && rows.every((row) => row.status === "paid") ? rows : null;
      }),
  };
}

const seconds = (text: string): number => Date.parse(text) / 1000;
const day = (moment: unknown): string => (moment as Date).toISOString().slice(0, 10);

test("who subscribes on 31 January has periods from 28 February, 31 March and 30 April, one each", async () => {
  const { userId, periods, advance, invoices } = await subscribedAt(seconds("2027-01-31T10:00:00Z"));
  for (const [renewal, now] of ["2027-02-28T11:00:00Z", "2027-03-31T11:00:00Z", "2027-04-30T11:00:00Z"].entries()) {
    await advance(seconds(now));
    await periods(renewal + 2);
  }
  const paid = await invoices(4);
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  const starts = ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"];
  expect(usage.map((each) => day(each["period_start"]))).toEqual(starts);
  expect(usage.map((each) => day(each["period_end"]))).toEqual([...starts.slice(1), "2027-05-31"]);
  expect(usage.map((each) => [each["included_chats"], each["included_videos"]])).toEqual(starts.map(() => [5, 2]));
  expect(paid.map((each) => day(each.period_start))).toEqual(starts);
  expect(rows).toEqual([expect.objectContaining({ status: "active", current_period_start: new Date("2027-04-30T10:00:00Z") })]);
});

test("a renewal in the middle of a consult charges the period that it began in", async () => {
  const now = Math.floor(Date.now() / 1000);
  const { userId, periods, advance } = await subscribedAt(now - 10 * 86_400);
  const vet = await insertPerson(world.pool);
  await world.pool.query("insert into user_roles (user_id, role) values ($1, 'vet')", [vet]);
  await world.pool.query(
    "insert into vets (id, display_name, licence, country, approved) values ($1, 'Vera', 'ES-1', 'ES', true)",
    [vet],
  );
  const db = createDatabase(world.pool);
  const as = (sub: string) => ({ role: "authenticated", claims: { sub, role: "authenticated" } }) as const;
  const started = await asViewer(db, as(userId), (trx) =>
    sql<{ id: string }>`select (f.session).id from fn_start_session('chat', null, '', null, null, 'routine', '{}') f`.execute(
      trx,
    ),
  );
  const session = started.rows[0]?.id;
  await asViewer(db, as(vet), async (trx) => {
    await sql`select fn_claim_session(${session}::uuid)`.execute(trx);
    await sql`select fn_send_message(${session}::uuid, gen_random_uuid(), 'Hola')`.execute(trx);
  });

  await advance(now + 25 * 86_400);
  await periods(2);
  await asService(db, (trx) => sql`select fn_end_session(${session}::uuid)`.execute(trx));

  const { usage } = await subscriptionOf(world.pool, userId);
  expect(usage.map((each) => [each["reserved_chats"], each["consumed_chats"]])).toEqual([
    [0, 1],
    [0, 0],
  ]);
});
