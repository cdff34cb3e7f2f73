import { startStripe } from "@callavet/embedded/stripe/start.ts";
import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { openCheckout, press, secretKey, startStandIn } from "./stripe-stand-in.ts";

const call = (url: string, headers: Record<string, string>, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { authorization: `Bearer ${secretKey}`, ...headers } });

test("the same key replays the first answer, whatever happened since", async () => {
  const { stripe } = await startStandIn();
  const create = () =>
    stripe.customers.create({ email: "ana@demo.callavet.test", metadata: { a: "1" } }, { idempotencyKey: "customer:u1" });
  const [first, second] = await Promise.all([create(), create()]);
  await stripe.customers.update(first.id, { name: "Ana" });
  const third = await create();
  expect([second.id, third.id]).toEqual([first.id, first.id]);
  expect(third.name).toBeNull();
  expect(third.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(third.lastResponse.headers["original-request"]).toMatch(/^req_/);
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test("the same key for something else is refused, also on another endpoint", async () => {
  const { stripe } = await startStandIn();
  const key = { idempotencyKey: "k1" };
  await stripe.customers.create({ email: "a@demo.callavet.test" }, key);
  await expect(stripe.customers.create({ email: "b@demo.callavet.test" }, key)).rejects.toMatchObject({
    type: "StripeIdempotencyError",
    statusCode: 400,
  });
  await expect(stripe.products.create({ name: "a" }, key)).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test("refused parameters do not use the key up", async () => {
  const { stripe } = await startStandIn();
  const key = { idempotencyKey: "k1" };
  await expect(stripe.products.create({ name: "" }, key)).rejects.toMatchObject({
    code: "parameter_invalid_empty",
    param: "name",
  });
  expect((await stripe.products.create({ name: "Plan" }, key)).name).toBe("Plan");
});

test("parameters are refused as Stripe refuses them", async () => {
  const { stripe } = await startStandIn();
  const loose = (params: object) => params as Stripe.PriceCreateParams;
  const product = await stripe.products.create({ name: "Plan" });
  const price = { currency: "usd", unit_amount: 100, product: product.id };
  const cases: [object, object][] = [
    [
      { ...price, colour: "red" },
      { code: "parameter_unknown", param: "colour", message: "Received unknown parameter: colour" },
    ],
    [
      { ...price, recurring: { interval: "month", every: 1 } },
      { code: "parameter_unknown", param: "recurring[every]" },
    ],
    [
      { currency: "usd", product: product.id },
      { code: "parameter_missing", param: "unit_amount" },
    ],
    [
      { ...price, unit_amount: 1.5 },
      { code: "parameter_invalid_integer", param: "unit_amount", message: "Invalid integer: 1.5" },
    ],
    [{ ...price, recurring: { interval: "fortnight" } }, { param: "recurring[interval]" }],
    [
      { ...price, active: "maybe" },
      { param: "active", message: "Invalid boolean: maybe" },
    ],
    [
      { ...price, metadata: "x" },
      { param: "metadata", message: "Invalid object" },
    ],
    [
      { ...price, product: "prod_none" },
      { code: "resource_missing", param: "product" },
    ],
  ];
  for (const [params, error] of cases) {
    await expect(stripe.prices.create(loose(params)), JSON.stringify(params)).rejects.toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
      ...error,
    });
  }
  expect((await stripe.prices.list()).data).toEqual([]);
});

test("keys, addresses, versions and bodies that are wrong get Stripe's answers", async () => {
  const { url, stripe } = await startStandIn();
  const refused = async (response: Promise<Response>) => {
    const got = await response;
    const { error } = (await got.json()) as { error: { type: string; message: string } };
    expect(got.headers.get("request-id")).toMatch(/^req_/);
    return { status: got.status, ...error };
  };
  expect(await refused(fetch(`${url}/v1/customers`))).toMatchObject({ status: 401, type: "invalid_request_error" });
  const wrong = await refused(call(`${url}/v1/customers`, { authorization: "Bearer sk_test_not_this_one" }));
  expect(wrong).toMatchObject({ status: 401 });
  expect(wrong.message).not.toContain("not_this");
  expect(await refused(call(`${url}/v1/moons`, {}))).toMatchObject({
    status: 404,
    message: expect.stringContaining("Unrecognized request URL (GET: /v1/moons)"),
  });
  expect(await refused(call(`${url}/v1/customers`, { "stripe-version": "2019-01-01" }))).toMatchObject({ status: 400 });
  expect(
    await refused(call(`${url}/v1/customers`, { "content-type": "application/json" }, { method: "POST", body: "{}" })),
  ).toMatchObject({ status: 400 });
  expect(
    await refused(
      call(`${url}/v1/customers`, {}, { method: "POST", body: new URLSearchParams({ "metadata[__proto__][x]": "1" }) }),
    ),
  ).toMatchObject({ status: 400 });
  await expect(stripe.customers.retrieve("cus_none")).rejects.toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    message: "No such customer: 'cus_none'",
  });
  const basic = await call(`${url}/v1/customers`, { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}` });
  expect(basic.status).toBe(200);
  expect(basic.headers.get("stripe-version")).toBe(Stripe.API_VERSION);
});

test("a live key is refused", async () => {
  await expect(startStripe({ dataDir: "/nowhere", port: 0, secretKey: "sk_live_x", webhook: null })).rejects.toThrow(/test key/);
});

test("lists go by cursor, newest first, both ways, and the SDK's own paging finds all", async () => {
  const { stripe } = await startStandIn();
  const ids: string[] = [];
  for (const n of Array.from({ length: 7 }, (_, index) => index))
    ids.unshift((await stripe.customers.create({ email: `p${n % 2}@demo.callavet.test` })).id);
  const first = await stripe.customers.list({ limit: 3 });
  expect(first).toMatchObject({ object: "list", url: "/v1/customers", has_more: true });
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
  const second = await stripe.customers.list({ limit: 4, starting_after: ids[2] ?? "" });
  expect(second.has_more).toBe(false);
  expect(second.data.map(({ id }) => id)).toEqual(ids.slice(3));
  const back = await stripe.customers.list({ limit: 2, ending_before: ids[3] ?? "" });
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
  const all: string[] = [];
  for await (const { id } of stripe.customers.list({ limit: 2 })) all.push(id);
  expect(all).toEqual(ids);
  expect((await stripe.customers.list({ email: "p1@demo.callavet.test" })).data).toHaveLength(3);
  expect((await stripe.customers.list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } })).data).toEqual([]);
  await expect(stripe.customers.list({ starting_after: "cus_none" })).rejects.toMatchObject({
    code: "resource_missing",
    param: "starting_after",
  });
  await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
});

test("expand follows ids to four levels, in lists too, and refuses what is no reference", async () => {
  const { stripe } = await startStandIn();
  const { session, customer, product, url } = await openCheckout(stripe);
  await press(url);
  const deep = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["customer", "subscription.latest_invoice.payments"],
  });
  expect(deep.customer).toMatchObject({ id: customer.id, email: customer.email });
  expect(deep.subscription).toMatchObject({ latest_invoice: { object: "invoice", payments: { data: [{ status: "paid" }] } } });
  const list = await stripe.subscriptions
    .list({ customer: customer.id, expand: ["data.customer", "data.items.data"] })
    .catch((error: unknown) => error);
  expect(list).toMatchObject({ type: "StripeInvalidRequestError" });
  const listed = await stripe.prices.list({ expand: ["data.product"] });
  expect(listed.data[0]?.product).toMatchObject({ id: product.id, name: "Plan Plus" });
  await expect(stripe.customers.retrieve(customer.id, { expand: ["email"] })).rejects.toMatchObject({
    message: "This property cannot be expanded (email).",
  });
  await expect(stripe.customers.retrieve(customer.id, { expand: ["moon"] })).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.customers.retrieve(customer.id, { expand: ["a.b.c.d.e"] })).rejects.toThrow(/4 levels/);
  // Asking changes nothing that is kept.
  expect((await stripe.checkout.sessions.retrieve(session.id)).customer).toBe(customer.id);
});
