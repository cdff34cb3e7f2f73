import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked } from "./stripe-plans.ts";

type Options = Stripe.RequestOptions;
type World = Awaited<ReturnType<typeof clocked>>;
interface Case {
  name: string;
  /** The request, with parameters that are the first time's, or others. */
  send(world: World, options: Options, other: boolean): Promise<{ id: string }>;
  /** How many there are of what it makes. */
  count?(world: World): Promise<number>;
}

const count = async (list: Promise<{ data: unknown[] }>) => (await list).data.length;
const cases: Case[] = [
  {
    name: "a subscription",
    send: ({ stripe, customer, plans }, options, other) =>
      stripe.subscriptions.create(
        { customer: customer.id, items: [{ price: other ? plans.family.id : plans.plus.id }] },
        options,
      ),
    count: ({ stripe, customer }) => count(stripe.subscriptions.list({ customer: customer.id })),
  },
  {
    name: "a change of plan",
    send: ({ stripe, subscription, item, plans }, options, other) =>
      stripe.subscriptions.update(
        subscription.id,
        { items: [{ id: item.id, price: other ? plans.yearly.id : plans.family.id }], proration_behavior: "always_invoice" },
        options,
      ),
    count: ({ stripe, subscription }) => count(stripe.invoices.list({ subscription: subscription.id })),
  },
  {
    name: "a schedule",
    send: ({ stripe, subscription }, options, other) =>
      stripe.subscriptionSchedules.create({ from_subscription: other ? "sub_other" : subscription.id }, options),
    count: ({ stripe, customer }) => count(stripe.subscriptionSchedules.list({ customer: customer.id })),
  },
  {
    name: "a checkout",
    send: ({ stripe, customer, plans }, options, other) =>
      stripe.checkout.sessions.create(
        {
          mode: "subscription",
          customer: customer.id,
          line_items: [{ price: plans.plus.id, quantity: other ? 2 : 1 }],
          success_url: "http://site.test/",
        },
        options,
      ),
    count: ({ stripe, customer }) => count(stripe.checkout.sessions.list({ customer: customer.id })),
  },
  {
    name: "a portal session",
    send: ({ stripe, customer }, options, other) =>
      stripe.billingPortal.sessions.create(
        { customer: customer.id, return_url: other ? "http://other.test/" : "http://site.test/" },
        options,
      ),
  },
  {
    name: "a coupon",
    send: ({ stripe }, options, other) => stripe.coupons.create({ percent_off: other ? 20 : 10 }, options),
    count: ({ stripe }) => count(stripe.coupons.list()),
  },
  {
    name: "a customer",
    send: ({ stripe }, options, other) => stripe.customers.create({ email: `${other ? "b" : "a"}@demo.callavet.test` }, options),
    count: ({ stripe }) => count(stripe.customers.list()),
  },
  {
    name: "a cancellation",
    send: ({ stripe, subscription }, options, other) =>
      stripe.subscriptions.update(subscription.id, other ? { cancel_at: "" } : { cancel_at: "min_period_end" }, options),
  },
];

test.for(cases)("the same key makes $name once, also at the same time, and refuses other parameters", async (each) => {
  const world = await clocked();
  const before = (await each.count?.(world)) ?? 0;
  const options = { idempotencyKey: "wish:1" };
  const [one, two] = await Promise.all([each.send(world, options, false), each.send(world, options, false)]);
  const three = await each.send(world, options, false);
  expect([two, three].map((answer) => JSON.parse(JSON.stringify(answer)) as unknown)).toEqual([
    JSON.parse(JSON.stringify(one)),
    JSON.parse(JSON.stringify(one)),
  ]);
  if (each.count) expect(await each.count(world)).toBe(before + 1);
  await expect(each.send(world, options, true)).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
  if (each.count) expect(await each.count(world)).toBe(before + 1);
});
