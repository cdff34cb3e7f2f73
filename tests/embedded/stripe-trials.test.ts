import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked, clockedCustomer, day } from "./stripe-plans.ts";
import { goodCard, idOf, openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

const typesSince = async (stripe: Stripe) =>
  (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type as string).toReversed();

test("a trial begins with an invoice of nothing, warns three days before its end, and then charges", async () => {
  const { stripe, subscription, start, advance } = await clocked({ trial_period_days: 14 });
  const end = start + 14 * day;
  expect(subscription).toMatchObject({ status: "trialing", trial_start: start, trial_end: end, billing_cycle_anchor: end });
  expect(subscription.items.data[0]).toMatchObject({ current_period_start: start, current_period_end: end });
  const first = await stripe.invoices.retrieve(idOf(subscription.latest_invoice));
  expect(first).toMatchObject({ status: "paid", total: 0, amount_paid: 0, billing_reason: "subscription_create" });
  expect(first.lines.data[0]?.description).toBe("Trial period for Plan Plus");
  expect((await stripe.invoicePayments.list({ invoice: first.id })).data).toEqual([]);

  const warned = async () => (await typesSince(stripe)).filter((type) => type.endsWith("trial_will_end")).length;
  await advance(end - 3 * day - 1);
  expect(await warned()).toBe(0);
  await advance(end - 3 * day + 1);
  expect(await warned()).toBe(1);
  await advance(end + 60);
  expect(await warned()).toBe(1);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(now).toMatchObject({ status: "active", latest_invoice: { total: 1990, billing_reason: "subscription_cycle" } });
  expect(now.items.data[0]).toMatchObject({ current_period_start: end, current_period_end: Date.UTC(2027, 1, 15, 12) / 1000 });
});

test("a trial can be ended now, and is then paid; an ended one that nobody pays is past due", async () => {
  const paid = await clocked({ trial_period_days: 14 });
  await paid.advance(paid.start + day);
  const now = await paid.stripe.subscriptions.update(paid.subscription.id, { trial_end: "now", expand: ["latest_invoice"] });
  expect(now).toMatchObject({
    status: "active",
    trial_end: paid.start + day,
    billing_cycle_anchor: paid.start + day,
    latest_invoice: { total: 1990, status: "paid" },
  });

  const failing = await clocked({ trial_period_days: 14, default_payment_method: "pm_card_chargeCustomerFail" });
  expect(failing.subscription.status).toBe("trialing");
  await failing.advance(failing.start + 14 * day + 60);
  expect((await failing.stripe.subscriptions.retrieve(failing.subscription.id)).status).toBe("past_due");
});

test("a trial without a card ends as it was asked: canceled, or with an invoice that waits", async () => {
  const { stripe, advance, start, plans, clock } = await clockedCustomer();
  const customer = await stripe.customers.create({ test_clock: clock.id });
  const begin = (missing_payment_method: "cancel" | "create_invoice") =>
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: plans.plus.id }],
      trial_period_days: 7,
      trial_settings: { end_behavior: { missing_payment_method } },
    });
  const [ending, owing] = [await begin("cancel"), await begin("create_invoice")];
  await advance(start + 7 * day + 60);
  expect(await stripe.subscriptions.retrieve(ending.id)).toMatchObject({ status: "canceled", ended_at: start + 7 * day });
  expect(await stripe.subscriptions.retrieve(owing.id, { expand: ["latest_invoice"] })).toMatchObject({
    status: "past_due",
    latest_invoice: { status: "open", amount_due: 1990 },
  });
});

test("a change of plan in the trial is free, and a cancellation ends with it", async () => {
  const { stripe, subscription, item, plans, start, advance } = await clocked({ trial_period_days: 14 });
  await advance(start + day);
  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item.id, price: plans.yearly.id }],
    proration_behavior: "always_invoice",
  });
  expect(changed).toMatchObject({ status: "trialing", trial_end: start + 14 * day });
  expect(idOf(changed.latest_invoice)).toBe(idOf(subscription.latest_invoice));
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
  expect(preview.total).toBe(19_900);
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  await advance(start + 15 * day);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: "canceled", ended_at: start + 14 * day });
  expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(1);
});

test("a checkout with a trial costs nothing today, says until when, and keeps the card", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openCheckout(stripe, {
    locale: "en",
    subscription_data: { trial_period_days: 14, metadata: { user_id: "u1" } },
  });
  expect(session).toMatchObject({ amount_total: 0, payment_status: "unpaid" });
  const page = await (await fetch(url)).text();
  expect(page).toContain("Free trial until");
  expect(page).toContain("Then it renews at $19.90 a month until you cancel it.");
  expect(page).toContain("Start the free trial");
  expect((await press(url, { number: "4000000000000002" })).status).toBe(402);
  expect((await press(url, goodCard)).status).toBe(303);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription", "line_items"] });
  expect(done).toMatchObject({
    status: "complete",
    payment_status: "no_payment_required",
    subscription: { status: "trialing", metadata: { user_id: "u1" }, default_payment_method: expect.stringMatching(/^pm_/) },
    line_items: { data: [{ amount_total: 0, price: { unit_amount: 1990 } }] },
  });
  const { trial_start, trial_end } = done.subscription as Stripe.Subscription;
  expect((trial_end ?? 0) - (trial_start ?? 0)).toBe(14 * day);

  const later = await openCheckout(stripe, { subscription_data: { trial_period_days: 3 } });
  expect((await press(later.url, { number: "4000000000000341" })).status).toBe(303);
  await expect(
    openCheckout(stripe, { subscription_data: { trial_period_days: 3, trial_end: 4_000_000_000 } }),
  ).rejects.toMatchObject({ param: "subscription_data[trial_end]" });
});
