import { expect, test } from "vitest";
import { buy, eventCount, eventsSince, openPurchase } from "./stripe-purchase.ts";
import { press, startStandIn } from "./stripe-stand-in.ts";

async function startDashboard() {
  const standIn = await startStandIn();
  const button = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${standIn.url}/dashboard/${path}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const page = async () => (await fetch(`${standIn.url}/dashboard`)).text();
  return { ...standIn, button, page };
}

test("a payment is refunded in part, then in full, and a refund is made to fail", async () => {
  const { stripe, button, page } = await startDashboard();
  const { intent, charge } = await buy(stripe);
  expect(await page()).toContain(intent.id);
  expect((await button(`charges/${charge.id}/refund`, { amount: "5.80" })).status).toBe(303);
  const [part] = (await stripe.refunds.list({ charge: charge.id })).data;
  expect(part).toMatchObject({ amount: 580, reason: "requested_by_customer" });
  for (const amount of ["all", "-1", "99", "1e3"])
    expect((await button(`charges/${charge.id}/refund`, { amount })).status).toBe(400);
  await button(`charges/${charge.id}/refund`);
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 1580, refunded: true });
  await button(`refunds/${part?.id ?? ""}/fail`);
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 1000, refunded: false });
  const shown = await page();
  expect(shown).toContain("Refund of $5.80");
  expect(shown).toContain(part?.id);
});

test("a payment is disputed, won by the shop, and not disputed twice", async () => {
  const { stripe, button, page } = await startDashboard();
  const { charge } = await buy(stripe);
  const mark = await eventCount(stripe);
  await button(`charges/${charge.id}/dispute`);
  const refused = await button(`charges/${charge.id}/dispute`);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("That was refused");
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
  expect(await page()).toContain("Dispute of $15.80");
  expect((await button(`charges/${charge.id}/refund`)).status).toBe(400);
  await button(`disputes/${dispute?.id ?? ""}/win`);
  expect((await stripe.disputes.retrieve(dispute?.id ?? "")).status).toBe("won");
  expect((await eventsSince(stripe, mark, /dispute/)).map(({ type }) => type)).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
  const other = await buy(stripe);
  await button(`charges/${other.charge.id}/inquire`);
  const [inquiry] = (await stripe.disputes.list({ charge: other.charge.id })).data;
  await button(`disputes/${inquiry?.id ?? ""}/lose`);
  expect((await stripe.disputes.retrieve(inquiry?.id ?? "")).status).toBe("warning_closed");
});

test("a debit is let succeed, or fail", async () => {
  const { stripe, button, page } = await startDashboard();
  const outcomes: string[] = [];
  for (const word of ["succeed", "fail"]) {
    const { intent, session } = await buy(stripe, { means: "bank", iban: "AT611904300234573201" });
    expect(await page()).toContain(`/dashboard/payment_intents/${intent.id}/${word}`);
    await button(`payment_intents/${intent.id}/${word}`);
    const { status } = await stripe.paymentIntents.retrieve(intent.id);
    outcomes.push(`${status} ${(await stripe.checkout.sessions.retrieve(session.id)).payment_status}`);
  }
  expect(outcomes).toEqual(["succeeded paid", "requires_payment_method unpaid"]);
});

test("a price is changed: a new one takes over its key and its place, and the old one is archived", async () => {
  const { stripe, button, page } = await startDashboard();
  const product = await stripe.products.create({ name: "Plan Plus" });
  const old = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1990,
    recurring: { interval: "month" },
    lookup_key: "plus_usd_month",
    metadata: { plan_code: "plus" },
  });
  await stripe.products.update(product.id, { default_price: old.id });
  const mark = await eventCount(stripe);
  expect(await page()).toMatch(/Plan Plus: \$19\.90\s+a month/);
  expect((await button(`prices/${old.id}/replace`, { amount: "24.90" })).status).toBe(303);
  const [fresh] = (await stripe.prices.list({ product: product.id, active: true })).data;
  expect(fresh).toMatchObject({
    unit_amount: 2490,
    lookup_key: "plus_usd_month",
    metadata: { plan_code: "plus" },
    recurring: { interval: "month", interval_count: 1 },
  });
  expect(fresh?.id).not.toBe(old.id);
  expect(await stripe.prices.retrieve(old.id)).toMatchObject({ active: false, unit_amount: 1990, lookup_key: null });
  expect((await stripe.products.retrieve(product.id)).default_price).toBe(fresh?.id);
  const events = await eventsSince(stripe, mark, /^(price|product)\./);
  expect(events.map(({ type }) => type)).toEqual(["price.created", "product.updated", "price.updated"]);
  expect(events[1]?.data.previous_attributes).toMatchObject({ default_price: old.id });
  expect(events[2]?.data.previous_attributes).toEqual({ active: true, lookup_key: "plus_usd_month" });
  expect((await button(`prices/${old.id}/replace`, { amount: "9.90" })).status).toBe(400);
  await button(`prices/${fresh?.id ?? ""}/archive`);
  expect((await stripe.prices.list({ product: product.id, active: true })).data).toEqual([]);
});

test("an unknown button, and another site's page, do nothing", async () => {
  const { stripe, url, button } = await startDashboard();
  const { charge } = await buy(stripe);
  expect((await button(`charges/${charge.id}/burn`)).status).toBe(404);
  expect((await button("charges/ch_none/refund")).status).toBe(404);
  const forged = await fetch(`${url}/dashboard/charges/${charge.id}/refund`, {
    method: "POST",
    headers: { origin: "http://evil.test" },
  });
  expect(forged.status).toBe(403);
  expect((await stripe.charges.retrieve(charge.id)).amount_refunded).toBe(0);
});

test("what is typed by a buyer is shown escaped", async () => {
  const { stripe, page } = await startDashboard();
  const { url } = await openPurchase(stripe, {
    payment_intent_data: { description: "<script>alert(1)</script>" },
  });
  await press(url);
  const shown = await page();
  expect(shown).toContain("&#60;script&#62;alert(1)");
  expect(shown).not.toContain("<script>alert");
});
