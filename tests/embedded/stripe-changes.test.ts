import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { idOf } from "./stripe-stand-in.ts";
import { clocked, day } from "./stripe-plans.ts";

const linesOf = (invoice: Stripe.Invoice) =>
  invoice.lines.data.map((line) => [line.description, line.amount, line.period.start, line.period.end]);

test("an upgrade in mid-period credits the unused time and charges the remaining time, by the second", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  await advance(start + 10 * day + 7);
  const at = start + 10 * day;
  const change = {
    items: [{ id: item.id, price: plans.family.id }],
    proration_behavior: "always_invoice" as const,
    proration_date: at,
  };
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id, subscription_details: change });
  const updated = await stripe.subscriptions.update(subscription.id, { ...change, expand: ["latest_invoice"] });
  const invoice = updated.latest_invoice as Stripe.Invoice;

  const whole = item.current_period_end - item.current_period_start;
  const left = item.current_period_end - at;
  const credit = -Math.round((1990 * left) / whole);
  const debit = Math.round((3990 * left) / whole);
  expect(linesOf(invoice)).toEqual([
    ["Unused time on Plan Plus after 11 Jan 2027", credit, at, item.current_period_end],
    ["Remaining time on Plan Family after 11 Jan 2027", debit, at, item.current_period_end],
  ]);
  expect(linesOf(preview)).toEqual(linesOf(invoice));
  expect([preview.total, preview.amount_due]).toEqual([credit + debit, credit + debit]);
  expect(preview).toMatchObject({ status: "draft", number: null, billing_reason: "subscription_update" });
  expect(invoice).toMatchObject({
    status: "paid",
    amount_paid: credit + debit,
    billing_reason: "subscription_update",
    parent: { type: "subscription_details", subscription_details: { subscription: subscription.id } },
  });
  const [line] = invoice.lines.data;
  expect(line?.parent?.subscription_item_details).toMatchObject({ proration: true, subscription_item: item.id });
  expect(line?.parent?.subscription_item_details?.proration_details?.credited_items?.invoice).toBe(
    idOf(subscription.latest_invoice),
  );
  // The period is the same one, and the next renewal is at the new price.
  expect(updated.items.data[0]).toMatchObject({
    id: item.id,
    current_period_start: item.current_period_start,
    current_period_end: item.current_period_end,
  });
  await advance(item.current_period_end + 60);
  const renewed = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(renewed.latest_invoice).toMatchObject({ total: 3990, billing_reason: "subscription_cycle", status: "paid" });

  const { data } = await stripe.events.list({ type: "customer.subscription.updated", limit: 100 });
  expect(data.at(-1)?.data.previous_attributes).toMatchObject({ items: { data: [{ price: { id: plans.plus.id } }] } });
});

test("a second change credits what was paid for the first, to the cent that is left of it", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  const change = async (price: string) => {
    const { latest_invoice } = await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item.id, price }],
      proration_behavior: "always_invoice",
      expand: ["latest_invoice"],
    });
    return latest_invoice as Stripe.Invoice;
  };
  await advance(start + 5 * day);
  const up = await change(plans.family.id);
  await advance(start + 10 * day);
  const down = await change(plans.plus.id);
  const end = item.current_period_end;
  const paid = up.lines.data[1]?.amount ?? 0;
  expect(down.lines.data[0]?.amount).toBe(-Math.round((paid * (end - start - 10 * day)) / (end - start - 5 * day)));
  expect(down.total).toBeLessThan(0);
  // Nothing to pay: it goes to the customer's credit, and the renewal uses it.
  expect(down).toMatchObject({ status: "paid", amount_due: 0, amount_paid: 0, ending_balance: down.total });
  await advance(end + 60);
  const { latest_invoice } = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(latest_invoice).toMatchObject({ total: 1990, starting_balance: down.total, amount_due: 1990 + down.total });
});

test("prorations that are not invoiced now come with the renewal; without them a change is free", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  await advance(start + 10 * day);
  const items = [{ id: item.id, price: plans.family.id }];
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id, subscription_details: { items } });
  expect(preview.lines.data.map((line) => line.parent?.subscription_item_details?.proration)).toEqual([true, true, false]);
  const updated = await stripe.subscriptions.update(subscription.id, { items });
  expect(idOf(updated.latest_invoice)).toBe(idOf(subscription.latest_invoice));
  await advance(item.current_period_end + 60);
  const { latest_invoice } = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(latest_invoice).toMatchObject({ total: preview.total });

  const free = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item.id, price: plans.plus.id }],
    proration_behavior: "none",
  });
  expect(idOf(free.latest_invoice)).toBe(idOf(latest_invoice));
  // Never paid for at the new price, so nothing of it comes back: what was paid does.
  const back = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items, proration_behavior: "always_invoice" },
  });
  expect(Math.abs(back.total)).toBeLessThanOrEqual(1);
});

test("from month to year a new period begins now, with the unused month credited", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  await advance(start + 10 * day);
  const items = [{ id: item.id, price: plans.yearly.id }];
  const preview = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items, proration_behavior: "always_invoice", proration_date: start + 10 * day },
  });
  const updated = await stripe.subscriptions.update(subscription.id, {
    items,
    proration_behavior: "always_invoice",
    proration_date: start + 10 * day,
    expand: ["latest_invoice"],
  });
  expect(updated).toMatchObject({ status: "active", billing_cycle_anchor: start + 10 * day });
  expect(updated.items.data[0]).toMatchObject({
    current_period_start: start + 10 * day,
    current_period_end: start + 375 * day,
  });
  const credit = -Math.round((1990 * 21) / 31);
  expect(updated.latest_invoice).toMatchObject({ total: 19_900 + credit, status: "paid" });
  expect(preview.total).toBe(19_900 + credit);
});

test("a refused card leaves the subscription as it was, and the same key hears the same refusal", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  const customer = idOf(subscription.customer);
  await stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_chargeCustomerFail" });
  await advance(start + 10 * day);
  const before = await stripe.subscriptions.retrieve(subscription.id);
  const invoices = (await stripe.invoices.list({ customer })).data.length;
  const change = { items: [{ id: item.id, price: plans.family.id }], proration_behavior: "always_invoice" as const };
  const strict = () =>
    stripe.subscriptions.update(
      subscription.id,
      { ...change, payment_behavior: "error_if_incomplete" },
      { idempotencyKey: "change:1" },
    );
  const refusal = { type: "StripeCardError", statusCode: 402, code: "card_declined", decline_code: "generic_decline" };
  await expect(strict()).rejects.toMatchObject(refusal);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toEqual(
    expect.objectContaining({ items: before.items, latest_invoice: before.latest_invoice, status: "active" }),
  );
  expect((await stripe.invoices.list({ customer })).data).toHaveLength(invoices);
  await stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_visa" });
  await expect(strict()).rejects.toMatchObject(refusal);

  await stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_chargeCustomerFail" });
  const lax = await stripe.subscriptions.update(subscription.id, { ...change, expand: ["latest_invoice"] });
  expect(lax).toMatchObject({ status: "past_due", latest_invoice: { status: "open" } });
  expect(lax.items.data[0]?.price.id).toBe(plans.family.id);
});

test("cancel_at is set, moved and cleared, and leaves cancel_at_period_end alone", async () => {
  const { stripe, subscription, item, start } = await clocked();
  const { id } = subscription;
  const end = item.current_period_end;
  const planned = await stripe.subscriptions.update(id, { cancel_at: "min_period_end" });
  expect(planned).toMatchObject({ status: "active", cancel_at: end, cancel_at_period_end: false, canceled_at: start });
  expect(await stripe.subscriptions.update(id, { cancel_at: start + day })).toMatchObject({ cancel_at: start + day });
  expect(await stripe.subscriptions.update(id, { cancel_at: "" })).toMatchObject({ cancel_at: null, canceled_at: null });
  await expect(stripe.subscriptions.update(id, { cancel_at: start - 1 })).rejects.toMatchObject({ param: "cancel_at" });
  await expect(stripe.subscriptions.update(id, { cancel_at: start + day, cancel_at_period_end: true })).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
  });
  const [event] = (await stripe.events.list({ type: "customer.subscription.updated" })).data;
  expect(event?.data.previous_attributes).toMatchObject({ cancel_at: start + day });
});

test("a change is refused in Stripe's words when it cannot be", async () => {
  const { stripe, subscription, item, plans, start } = await clocked();
  const { id } = subscription;
  const change = (params: object) => stripe.subscriptions.update(id, params);
  await expect(change({ items: [{ id: "si_none", price: plans.plus.id }] })).rejects.toMatchObject({
    code: "resource_missing",
    param: "items[0][id]",
  });
  await expect(change({ items: [{ id: item.id, price: plans.euro.id }] })).rejects.toMatchObject({ param: "items[0][price]" });
  await expect(
    change({ items: [{ id: item.id, price: plans.family.id }], proration_date: start - 40 * day }),
  ).rejects.toMatchObject({ param: "proration_date" });
  await expect(change({ proration_behaviour: "none" })).rejects.toMatchObject({ code: "parameter_unknown" });
  await stripe.subscriptions.cancel(id);
  await expect(change({ cancel_at: start + day })).rejects.toThrow(/canceled subscription can only update/);
  expect((await change({ metadata: { a: "1" } })).metadata).toMatchObject({ a: "1" });
  await expect(stripe.invoices.createPreview({ subscription: id })).rejects.toMatchObject({ code: "invoice_upcoming_none" });
});

test("a change that waits for its payment is made when it is paid, and forgotten when it is not", async () => {
  const { stripe, subscription, item, plans, advance, start } = await clocked();
  const { id } = subscription;
  await stripe.subscriptions.update(id, { default_payment_method: "pm_card_chargeCustomerFail" });
  await advance(start + 10 * day);
  const wait = () =>
    stripe.subscriptions.update(id, {
      items: [{ id: item.id, price: plans.family.id }],
      proration_behavior: "always_invoice",
      payment_behavior: "pending_if_incomplete",
    });
  const first = await wait();
  expect(first).toMatchObject({ status: "active", items: { data: [{ price: { id: plans.plus.id } }] } });
  expect(first.pending_update?.subscription_items?.[0]?.price.id).toBe(plans.family.id);
  await advance(start + 11 * day);
  expect(await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] })).toMatchObject({
    status: "active",
    pending_update: null,
    items: { data: [{ price: { id: plans.plus.id } }] },
    latest_invoice: { status: "void" },
  });
  // The credit on the void invoice never was: it is there for the next change.
  const second = await wait();
  const due = Math.round((3990 * 20) / 31) - Math.round((1990 * 20) / 31);
  expect(await stripe.invoices.retrieve(idOf(second.latest_invoice))).toMatchObject({ total: due, status: "open" });
  await stripe.invoices.pay(idOf(second.latest_invoice), { payment_method: "pm_card_visa" });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    status: "active",
    pending_update: null,
    items: { data: [{ price: { id: plans.family.id }, current_period_end: item.current_period_end }] },
  });
  const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type as string);
  for (const end of ["expired", "applied"]) expect(types).toContain(`customer.subscription.pending_update_${end}`);
  await expect(
    stripe.subscriptions.update(id, { metadata: { a: "1" }, payment_behavior: "pending_if_incomplete" }),
  ).rejects.toMatchObject({ param: "metadata" });
});
