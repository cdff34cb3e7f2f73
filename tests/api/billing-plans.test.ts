import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startMarket, type Buyer, type Market } from "./kit/market.ts";

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market?.close());

const change = (person: Buyer, body: object) => person.call("POST", "/subscriptions/change-plan", body);
const preview = (person: Buyer, body: object) => person.call("POST", "/subscriptions/change-plan/preview", body);
const usage = async (person: Buyer) => (await person.call("GET", "/subscriptions/usage")).body;
const customerOf = async (person: Buyer): Promise<string> => {
  const { rows } = await market.pool.query<{ id: string }>(
    "select stripe_customer_id as id from stripe_customers where user_id = $1",
    [person.id],
  );
  return rows[0]!.id;
};
const paid = async (person: Buyer): Promise<number[]> => {
  const { data } = await market.stripe.invoices.list({ customer: await customerOf(person), limit: 20 });
  return data.map(({ amount_paid }) => amount_paid);
};

describe("a dearer plan", () => {
  it("counts now, costs what the preview showed, and keeps what is used", async () => {
    const person = await market.subscriber("basic");
    await person.call("POST", "/sessions/start", { type: "chat" });
    const shown = await preview(person, { plan_code: "plus" });
    expect(shown).toMatchObject({
      status: 200,
      body: { planCode: "plus", direction: "upgrade", takesEffect: "now", currency: "usd", amount: 1990, interval: "month" },
    });
    expect(shown.body.amountDue).toBeGreaterThan(0);
    expect(shown.body.credit).toBeGreaterThan(0);
    const before = await paid(person);

    const changed = await change(person, { plan_code: "plus", proration_date: shown.body.prorationDate });
    expect(changed).toMatchObject({ status: 200, body: { subscription: { planCode: "plus", amount: 1990, next: null } } });
    const [newest, ...rest] = await paid(person);
    expect(newest).toBe(shown.body.amountDue);
    expect(rest).toEqual(before);
    expect(await usage(person)).toMatchObject({ planCode: "plus", chat: { included: 5, reserved: 1, remaining: 4 } });
  });

  it("is bought once by two clicks", async () => {
    const person = await market.subscriber("basic");
    const answers = await Promise.all([1, 2].map(() => change(person, { plan_code: "family" })));
    // The later one either did the same, or saw that it was done.
    expect(answers.map(({ status }) => status)).toContain(200);
    for (const { status, body } of answers) expect(status === 200 || body.reason === "same_plan").toBe(true);
    expect((await paid(person)).filter((amount) => amount > 0)).toHaveLength(2);
    expect(await change(person, { plan_code: "family" })).toMatchObject({ status: 409, body: { reason: "same_plan" } });
  });

  it("changes nothing when the bank refuses", async () => {
    const person = await market.subscriber("basic");
    const customer = await customerOf(person);
    const poor = await market.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    await market.stripe.customers.update(customer, { invoice_settings: { default_payment_method: poor.id } });
    const { data } = await market.stripe.subscriptions.list({ customer });
    await market.stripe.subscriptions.update(data[0]!.id, { default_payment_method: poor.id });
    expect(await change(person, { plan_code: "plus" })).toMatchObject({ status: 402, body: { reason: "payment_required" } });
    await expect(person.client.subscriptions.changePlan.mutate({ plan_code: "plus" })).rejects.toMatchObject({
      data: { reason: "payment_required", httpStatus: 402 },
    });
    expect((await person.call("GET", "/subscriptions/my")).body.items[0]).toMatchObject({ planCode: "basic", next: null });
    expect(await usage(person)).toMatchObject({ planCode: "basic", chat: { included: 2 } });
    expect((await market.stripe.subscriptions.retrieve(data[0]!.id)).items.data[0]!.price.unit_amount).toBe(990);
  });

  it.each([-7200, 7200])("does not take a date of somebody's own choice (%i s)", async (off) => {
    const person = await market.subscriber("basic");
    const proration_date = Math.floor(Date.now() / 1000) + off;
    expect(await change(person, { plan_code: "plus", proration_date })).toMatchObject({
      status: 400,
      body: { reason: "input_invalid", details: { field: "proration_date" } },
    });
  });
});

describe("a cheaper plan", () => {
  it("waits for the period's end, is shown, and can be taken back", async () => {
    const person = await market.subscriber("plus");
    const shown = await preview(person, { plan_code: "basic" });
    expect(shown.body).toMatchObject({ direction: "downgrade", takesEffect: "period_end", amountDue: 0, amount: 990 });
    const { subscription } = (await change(person, { plan_code: "basic" })).body;
    expect(subscription).toMatchObject({
      planCode: "plus",
      next: { planCode: "basic", amount: 990, at: subscription.currentPeriodEnd },
    });
    expect(shown.body.at).toBe(subscription.currentPeriodEnd);
    expect(await change(person, { plan_code: "basic" })).toMatchObject({ status: 409, body: { reason: "same_plan" } });
    expect((await usage(person)).chat.included).toBe(5);

    const resumed = await person.call("POST", "/subscriptions/resume", {});
    expect(resumed).toMatchObject({ status: 200, body: { subscription: { planCode: "plus", next: null } } });
    // The same wish again is a new one.
    expect((await change(person, { plan_code: "basic" })).body.subscription.next).toMatchObject({ planCode: "basic" });
  });

  it("is planned once by two clicks, and gives way to whatever is decided later", async () => {
    const person = await market.subscriber("family");
    const answers = await Promise.all([1, 2].map(() => change(person, { plan_code: "plus" })));
    for (const { status, body } of answers) expect(status === 200 || body.reason === "same_plan").toBe(true);
    expect((await person.call("GET", "/subscriptions/my")).body.items[0].next).toMatchObject({ planCode: "plus" });
    expect((await change(person, { plan_code: "basic" })).body.subscription.next).toMatchObject({ planCode: "basic" });
    const { subscription } = (await person.call("POST", "/subscriptions/cancel", {})).body;
    expect(subscription).toMatchObject({ next: null, cancelAt: subscription.currentPeriodEnd });
    // Choosing what comes next means going on.
    const chosen = (await change(person, { plan_code: "plus" })).body.subscription;
    expect(chosen).toMatchObject({ cancelAt: null, next: { planCode: "plus" } });
    const { data } = await market.stripe.subscriptionSchedules.list({ customer: await customerOf(person) });
    expect(data.filter(({ status }) => status === "active")).toHaveLength(1);
  });

  it("can be had now", async () => {
    const person = await market.subscriber("plus");
    const { subscription } = (await change(person, { plan_code: "basic", when: "now" })).body;
    expect(subscription).toMatchObject({ planCode: "basic", next: null });
    expect((await usage(person)).chat.included).toBe(2);
  });
});

it("another interval of the same plan is a change, and another currency never", async () => {
  const person = await market.subscriber("plus");
  const shown = await preview(person, { plan_code: "plus", interval: "year" });
  expect(shown).toMatchObject({ status: 200, body: { interval: "year", amount: 19_900, currency: "usd" } });
  expect((await change(person, { plan_code: "plus", interval: "year", when: "now" })).body.subscription).toMatchObject({
    interval: "year",
    amount: 19_900,
  });
});

it.each([
  [{ plan_code: "nonesuch" }, 404, "plan_not_found"],
  [{ plan_code: "plus" }, 409, "same_plan"],
  [{ plan_code: "plus", interval: "week" }, 400, "input_invalid"],
  [{ plan_code: "" }, 400, "input_invalid"],
  [{}, 400, "input_invalid"],
])("refuses %o", async (body, status, reason) => {
  const person = await market.subscriber("plus");
  expect(await change(person, body)).toMatchObject({ status, body: { reason } });
  expect(await preview(person, body)).toMatchObject({ status, body: { reason } });
});
