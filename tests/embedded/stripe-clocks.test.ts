import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked, clockedCustomer, day, makePlans } from "./stripe-plans.ts";
import { startStandIn } from "./stripe-stand-in.ts";

const at = (text: string) => Date.parse(`${text}T10:00:00Z`) / 1000;
const dayOf = (seconds = 0) => new Date(seconds * 1000).toISOString().slice(0, 10);

test("several periods in one advance have each their invoice, their charge and their events, in order", async () => {
  const { stripe, subscription, advance } = await clocked({}, at("2027-01-31"));
  await advance(at("2027-05-01"));
  const invoices = (await stripe.invoices.list({ subscription: subscription.id })).data.toReversed();
  expect(invoices.map(({ created }) => dayOf(created))).toEqual(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
  expect(new Set(invoices.map(({ number }) => number)).size).toBe(4);
  expect((await stripe.charges.list({ limit: 100 })).data).toHaveLength(4);
  const events = (await stripe.events.list({ limit: 100 })).data.toReversed();
  const told = events.filter(({ type }) => type === "invoice.paid" || type === "customer.subscription.updated");
  const order = told.map(({ type, data }) =>
    type === "invoice.paid"
      ? `paid ${dayOf(data.object.created)}`
      : `period ${dayOf((data.object as Stripe.Subscription).items.data[0]?.current_period_start)}`,
  );
  expect(order).toEqual([
    "paid 2027-01-31",
    "period 2027-02-28",
    "paid 2027-02-28",
    "period 2027-03-31",
    "paid 2027-03-31",
    "period 2027-04-30",
    "paid 2027-04-30",
  ]);
  const updated = told.find(({ type }) => type === "customer.subscription.updated");
  expect(Object.keys(updated?.data.previous_attributes ?? {}).toSorted()).toEqual(["items", "latest_invoice"]);
});

test("a year from 29 February comes on the 28th, and on the 29th when there is one", async () => {
  const { stripe, customer, plans, advance } = await clockedCustomer(at("2028-02-29"));
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: plans.yearly.id }] });
  await advance(at("2032-03-01"));
  const { data } = await stripe.invoices.list({ subscription: id });
  expect(data.map(({ created }) => dayOf(created)).toReversed()).toEqual([
    "2028-02-29",
    "2029-02-28",
    "2030-02-28",
    "2031-02-28",
    "2032-02-29",
  ]);
});

test("clocks are apart: who lives by none, or by another, stays where they are", async () => {
  const { stripe, plans, advance, start } = await clocked();
  const other = await stripe.customers.create({
    payment_method: "pm_card_visa",
    invoice_settings: { default_payment_method: "pm_card_visa" },
  });
  const theirs = await stripe.subscriptions.create({ customer: other.id, items: [{ price: plans.plus.id }] });
  await advance(start + 400 * day);
  expect((await stripe.invoices.list({ subscription: theirs.id })).data).toHaveLength(1);
  expect((await stripe.subscriptions.retrieve(theirs.id)).test_clock).toBeNull();
  await expect(stripe.customers.create({ test_clock: "clock_none" })).rejects.toMatchObject({ param: "test_clock" });
});

test("the dashboard skips to the next thing that happens, whoever the customer is", async () => {
  const { stripe, url } = await startStandIn();
  const plans = await makePlans(stripe);
  const customer = await stripe.customers.create({
    email: "ana@demo.callavet.test",
    invoice_settings: { default_payment_method: "pm_card_visa" },
  });
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: plans.plus.id }] });
  const press = (action: string) =>
    fetch(`${url}/dashboard/subscriptions/${id}/${action}`, { method: "POST", redirect: "manual" });
  const page = async () => (await fetch(`${url}/dashboard`)).text();
  expect(await page()).toContain("Skip to ");
  expect((await press("skip")).status).toBe(303);
  const now = await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
  expect(now.items.data[0]?.current_period_start).toBe(items.data[0]?.current_period_end);
  expect(now.latest_invoice).toMatchObject({ billing_reason: "subscription_cycle", status: "paid" });
  expect(await page()).toContain("for this customer");
  await press("cancel-later");
  await press("skip");
  expect((await stripe.subscriptions.retrieve(id)).status).toBe("canceled");
  expect(await page()).not.toContain("Skip to ");

  // What the portal set, the dashboard takes back.
  const again = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: plans.plus.id }] });
  await stripe.subscriptions.update(again.id, { cancel_at: "min_period_end" });
  await fetch(`${url}/dashboard/subscriptions/${again.id}/resume`, { method: "POST", redirect: "manual" });
  expect((await stripe.subscriptions.retrieve(again.id)).cancel_at).toBeNull();
});
