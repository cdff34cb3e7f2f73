import { createStripe, verifyWebhook } from "@callavet/shared/node/stripe.ts";
import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { openCheckout, startStandIn } from "./stripe-stand-in.ts";

test("products keep the id they are given; lookup keys belong to one price", async () => {
  const { stripe } = await startStandIn();
  const product = await stripe.products.create({ id: "callavet_plus", name: "Plus", metadata: { plan_code: "plus" } });
  expect(product.id).toBe("callavet_plus");
  await expect(stripe.products.create({ id: "callavet_plus", name: "Again" })).rejects.toMatchObject({
    code: "resource_already_exists",
  });
  expect((await stripe.products.update(product.id, { name: "Plus+", metadata: { plan_code: "", seen: "1" } })).metadata).toEqual({
    seen: "1",
  });
  const price = (amount: number, extra: object = {}) =>
    stripe.prices.create({
      product: product.id,
      currency: "MXN",
      unit_amount: amount,
      recurring: { interval: "year" },
      lookup_key: "plus_mxn_year",
      ...extra,
    });
  const old = await price(199_000);
  expect(old).toMatchObject({ currency: "mxn", type: "recurring", recurring: { interval: "year", interval_count: 1 } });
  // On the wire a decimal is text; the SDK makes it its own class.
  expect(String(old.unit_amount_decimal)).toBe("199000");
  await expect(price(209_000)).rejects.toMatchObject({ param: "lookup_key" });
  const next = await price(209_000, { transfer_lookup_key: true });
  await stripe.prices.update(old.id, { active: false });
  expect((await stripe.prices.list({ lookup_keys: ["plus_mxn_year"], active: true })).data.map(({ id }) => id)).toEqual([
    next.id,
  ]);
  expect((await stripe.prices.list({ product: product.id, active: false })).data.map(({ id }) => id)).toEqual([old.id]);
  expect((await stripe.prices.retrieve(old.id)).lookup_key).toBeNull();
});

test("a subscription is made, changed, scheduled to end, kept, and ended", async () => {
  const { stripe } = await startStandIn();
  const { customer, price, product } = await openCheckout(stripe);
  const create = () =>
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      default_payment_method: "pm_card_visa",
      metadata: { user_id: "u1" },
    });
  await expect(stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] })).rejects.toThrow(
    /no attached payment source/,
  );
  const made = await create();
  expect(made).toMatchObject({ status: "active", customer: customer.id });
  const item = made.items.data[0];
  const bigger = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 3990,
    recurring: { interval: "month" },
  });
  const changed = await stripe.subscriptions.update(made.id, {
    items: [{ id: item?.id ?? "", price: bigger.id }],
    proration_behavior: "none",
    metadata: { plan_code: "family" },
  });
  expect(changed.items.data[0]).toMatchObject({
    id: item?.id,
    price: { id: bigger.id },
    current_period_end: item?.current_period_end,
  });
  expect(changed.metadata).toEqual({ user_id: "u1", plan_code: "family" });

  const ending = await stripe.subscriptions.update(made.id, { cancel_at_period_end: true });
  expect(ending).toMatchObject({
    status: "active",
    cancel_at: item?.current_period_end,
    cancel_at_period_end: true,
    canceled_at: expect.any(Number),
  });
  expect(await stripe.subscriptions.update(made.id, { cancel_at_period_end: false })).toMatchObject({
    cancel_at: null,
    canceled_at: null,
  });
  expect(await stripe.subscriptions.cancel(made.id)).toMatchObject({ status: "canceled", ended_at: expect.any(Number) });
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toEqual([]);
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "canceled" })).data).toHaveLength(1);
  await expect(stripe.subscriptions.cancel(made.id)).rejects.toMatchObject({ code: "resource_missing" });

  const { data } = await stripe.events.list({ type: "customer.subscription.updated" });
  expect(data[2]?.data.previous_attributes).toMatchObject({
    metadata: { user_id: "u1" },
    items: { data: [{ price: { id: price.id } }] },
  });
});

test("under a test clock, a subscription of 31 January renews on 28 February, 31 March and 30 April", async () => {
  const { stripe } = await startStandIn();
  const at = (text: string) => Date.parse(`${text}T10:00:00Z`) / 1000;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: at("2027-01-31") });
  const customer = await stripe.customers.create({ email: "luis@demo.callavet.test", test_clock: clock.id });
  const { price } = await openCheckout(stripe);
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: "pm_card_visa",
  });
  const advanced = await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at("2027-05-01") });
  expect(advanced.status).toBe("ready");
  const { data } = await stripe.invoices.list({ subscription: id });
  const periods = data.map((invoice) => new Date((invoice.lines.data[0]?.period.start ?? 0) * 1000).toISOString().slice(0, 10));
  expect(periods).toEqual(["2027-04-30", "2027-03-31", "2027-02-28", "2027-01-31"]);
  expect(data.map(({ billing_reason, status }) => `${billing_reason} ${status}`)).toEqual([
    ...Array.from({ length: 3 }, () => "subscription_cycle paid"),
    "subscription_create paid",
  ]);
  const [item] = (await stripe.subscriptions.retrieve(id)).items.data;
  expect([item?.current_period_start, item?.current_period_end]).toEqual([at("2027-04-30"), at("2027-05-31")]);

  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at("2027-06-15") });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: "canceled", ended_at: at("2027-05-31") });
  expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(4);
});

test("a renewal that the bank refuses leaves the subscription past due and its invoice open", async () => {
  const { stripe } = await startStandIn();
  const { price } = await openCheckout(stripe);
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const customer = await stripe.customers.create({ test_clock: clock.id });
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: "pm_card_visa",
  });
  await stripe.subscriptions.update(id, { default_payment_method: "pm_card_chargeCustomerFail" });
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_800_000_000 + 32 * 86_400 });
  const late = await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
  expect(late).toMatchObject({ status: "past_due", latest_invoice: { status: "open", amount_paid: 0, amount_remaining: 1990 } });
  expect((await stripe.events.list({ types: ["invoice.payment_failed", "payment_intent.payment_failed"] })).data).toHaveLength(2);
});

test("a webhook's signature is proven by the old secret or the new one, and by nothing else", () => {
  const payload = JSON.stringify({ id: "evt_1", object: "event" });
  const signed = (secret: string, timestamp = Math.floor(Date.now() / 1000)) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const secrets = ["whsec_new", "whsec_old"];
  for (const secret of secrets) expect(verifyWebhook(payload, signed(secret), secrets).id).toBe("evt_1");
  expect(verifyWebhook(Buffer.from(payload), signed("whsec_old"), secrets).id).toBe("evt_1");
  const stale = Math.floor(Date.now() / 1000) - 301;
  const invalid = { status: 400, reason: "invalid_signature" };
  expect(() => verifyWebhook(payload, signed("whsec_old", stale), secrets)).toThrow(
    expect.objectContaining({ status: 400, reason: "stale_signature" }),
  );
  expect(() => verifyWebhook(payload, signed("whsec_other", stale), secrets)).toThrow(expect.objectContaining(invalid));
  expect(() => verifyWebhook(payload, signed("whsec_other"), secrets)).toThrow(expect.objectContaining(invalid));
  expect(() => verifyWebhook(`${payload} `, signed("whsec_new"), secrets)).toThrow(expect.objectContaining(invalid));
  for (const header of [undefined, "", "nonsense", "t=,v1=", `t=${stale}`, "v1=abc"]) {
    expect(() => verifyWebhook(payload, header, secrets)).toThrow(expect.objectContaining(invalid));
  }
  // An empty secret signs nothing: otherwise anybody could.
  expect(() => verifyWebhook(payload, signed(" "), [" ", ""])).toThrow(expect.objectContaining(invalid));
});

test("the client goes to Stripe itself unless it is told where", () => {
  const stripe = createStripe({ secretKey: "sk_test_x" });
  expect(stripe).toBeInstanceOf(Stripe);
  expect([stripe.getApiField("host"), stripe.getApiField("port"), stripe.getApiField("protocol")]).toEqual([
    "api.stripe.com",
    "443",
    "https",
  ]);
  const local = createStripe({ secretKey: "sk_test_x", apiUrl: "http://127.0.0.1:4010" });
  expect([local.getApiField("host"), String(local.getApiField("port")), local.getApiField("protocol")]).toEqual([
    "127.0.0.1",
    "4010",
    "http",
  ]);
});
