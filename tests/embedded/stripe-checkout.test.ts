import { expect, test } from "vitest";
import { cancelUrl, idOf, openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

test("a subscription is bought on the hosted page with one press", async () => {
  const { stripe } = await startStandIn();
  const { session, customer, price, url } = await openCheckout(stripe, { client_reference_id: "u1", locale: "es" });
  expect(session).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    amount_total: 1990,
    currency: "usd",
    subscription: null,
  });

  const page = await fetch(url);
  const markup = await page.text();
  expect(page.status).toBe(200);
  expect(markup).toContain('lang="es"');
  expect(markup).toContain("aquí no se mueve dinero");
  expect(markup).toContain('data-testid="pay"');
  expect(markup).toContain(`href="${cancelUrl}"`);
  expect(markup).toMatch(/name="number"[^>]*value="4242 4242 4242 4242"/);

  const paid = await press(url);
  expect(paid.status).toBe(303);
  expect(paid.headers.get("location")).toBe(`http://site.test/app/plan?checkout=${session.id}`);

  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription", "invoice", "line_items"] });
  expect(done).toMatchObject({
    status: "complete",
    payment_status: "paid",
    customer: customer.id,
    client_reference_id: "u1",
    url: null,
  });
  expect(done.line_items?.data[0]).toMatchObject({ amount_total: 1990, price: { id: price.id } });

  const subscription = typeof done.subscription === "object" ? done.subscription : null;
  expect(subscription).toMatchObject({
    status: "active",
    metadata: { user_id: "u1", plan_code: "plus" },
    billing_mode: { type: "flexible" },
  });
  expect(subscription).not.toHaveProperty("current_period_end");
  const item = subscription?.items.data[0];
  expect(item?.price.id).toBe(price.id);
  expect((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)).toBeGreaterThan(27 * 86_400);

  const invoice = typeof done.invoice === "object" ? done.invoice : null;
  expect(invoice).toMatchObject({ status: "paid", amount_paid: 1990, billing_reason: "subscription_create" });
  expect(invoice?.parent?.subscription_details?.subscription).toBe(subscription?.id);
  expect(invoice).not.toHaveProperty("subscription");
  expect((await fetch(invoice?.hosted_invoice_url ?? "")).status).toBe(200);
});

test("a payment leads to its invoice by invoicePayments alone", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openCheckout(stripe);
  await press(url);
  const { invoice } = await stripe.checkout.sessions.retrieve(session.id);
  const { data } = await stripe.invoicePayments.list({ invoice: idOf(invoice) });
  const intentId = idOf(data[0]?.payment.payment_intent);
  const intent = await stripe.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 1990, latest_charge: { object: "charge", paid: true } });
  const back = await stripe.invoicePayments.list({ payment: { type: "payment_intent", payment_intent: intentId } });
  expect(back.data.map((each) => each.invoice)).toEqual([invoice]);
});

test("two presses at once, and a third later, pay once and all lead to the same place", async () => {
  const { stripe } = await startStandIn();
  const { customer, url } = await openCheckout(stripe);
  const presses = await Promise.all([press(url), press(url)]);
  presses.push(await press(url));
  expect(presses.map((each) => each.status)).toEqual([303, 303, 303]);
  expect(new Set(presses.map((each) => each.headers.get("location"))).size).toBe(1);
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toHaveLength(1);
  expect((await stripe.paymentIntents.list({ customer: customer.id })).data).toHaveLength(1);
});

test("a declined card says so, charges nothing, and leaves the page open for another", async () => {
  const { stripe } = await startStandIn();
  const { session, customer, url } = await openCheckout(stripe, { locale: "en" });
  const declined = await press(url, { number: "4000000000000002" });
  expect(declined.status).toBe(402);
  expect(await declined.text()).toContain("The bank declined the card. Nothing was charged.");
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toEqual([]);
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
  expect((await press(url)).status).toBe(303);
});

test.for([
  ["a number with a wrong check digit", { number: "4242 4242 4242 4241" }],
  ["letters for a number", { number: "<b>hello</b>" }],
  ["a month that is past", { expiry: "01 / 20" }],
  ["a thirteenth month", { expiry: "13 / 39" }],
] as const)("%s is sent back with what was typed, escaped", async ([, wrong]) => {
  const { stripe } = await startStandIn();
  const { customer, url } = await openCheckout(stripe, { locale: "en" });
  const refused = await press(url, wrong);
  const markup = await refused.text();
  expect(refused.status).toBe(400);
  expect(markup).toContain('role="alert"');
  expect(markup).not.toContain("<b>hello");
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toEqual([]);
});

test("an expired session takes no money and offers the way back", async () => {
  const { stripe } = await startStandIn();
  const { session, customer, url } = await openCheckout(stripe, { locale: "en" });
  expect((await stripe.checkout.sessions.expire(session.id)).status).toBe("expired");
  const page = await fetch(url);
  expect(page.status).toBe(410);
  const markup = await page.text();
  expect(markup).toContain("This payment page has expired");
  expect(markup).toContain(`href="${cancelUrl}"`);
  expect((await press(url)).status).toBe(410);
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toEqual([]);
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
    statusCode: 400,
  });
});

test("a paid session's page says so and leads on; an unknown one is 404", async () => {
  const { stripe, url: base } = await startStandIn();
  const { session, url } = await openCheckout(stripe, { locale: "es" });
  await press(url);
  const again = await (await fetch(url)).text();
  expect(again).toContain("Este pago ya está hecho");
  expect(again).toContain(`checkout=${session.id}`);
  expect((await fetch(`${base}/c/pay/cs_test_unknown`)).status).toBe(404);
});

test("the page speaks the session's language, else the browser's, else Spanish", async () => {
  const { stripe } = await startStandIn();
  const { url } = await openCheckout(stripe);
  const langFor = async (accept: string) =>
    /<html lang="(..)"/.exec(await (await fetch(url, { headers: { "accept-language": accept } })).text())?.[1];
  expect(await langFor("fr-FR,en;q=0.8,es;q=0.5")).toBe("en");
  expect(await langFor("es-MX,es;q=0.9,en;q=0.8")).toBe("es");
  expect(await langFor("")).toBe("es");
});

test("another site's page cannot press the button", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openCheckout(stripe);
  const forged = await fetch(url, {
    method: "POST",
    body: "number=4242424242424242&expiry=12/39&cvc=1",
    headers: { origin: "http://evil.test", "content-type": "application/x-www-form-urlencoded" },
    redirect: "manual",
  });
  expect(forged.status).toBe(403);
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
});

test("what Stripe would refuse in a checkout is refused", async () => {
  const { stripe } = await startStandIn();
  const { price, customer, product } = await openCheckout(stripe);
  const create = (extra: object) =>
    stripe.checkout.sessions.create({
      mode: "subscription",
      customer: customer.id,
      line_items: [{ price: price.id }],
      success_url: "http://site.test/",
      ...extra,
    });
  const once = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 790 });
  await expect(create({ line_items: [{ price: "price_none" }] })).rejects.toMatchObject({
    code: "resource_missing",
    param: "line_items[0][price]",
    statusCode: 400,
  });
  await expect(create({ line_items: [{ price: once.id }] })).rejects.toMatchObject({ param: "line_items[0][price]" });
  await expect(create({ customer: "cus_none" })).rejects.toMatchObject({ code: "resource_missing", param: "customer" });
  await expect(create({ expires_at: Math.floor(Date.now() / 1000) + 60 })).rejects.toMatchObject({ param: "expires_at" });
  await expect(create({ success_url: "javascript:alert(1)" })).rejects.toMatchObject({
    code: "url_invalid",
    param: "success_url",
  });
  await expect(create({ payment_method_types: ["card"] })).rejects.toMatchObject({
    code: "parameter_unknown",
    param: "payment_method_types",
  });
  await expect(create({ subscription_data: { trial: 1 } })).rejects.toMatchObject({
    code: "parameter_unknown",
    param: "subscription_data[trial]",
  });
});
