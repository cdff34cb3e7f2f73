import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { press } from "../embedded/stripe-stand-in.ts";
import { until } from "../worker/kit/wait.ts";
import { startMarket, type Buyer, type Market } from "./kit/market.ts";

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market?.close());

const checkout = (person: Buyer, body: object) => person.call("POST", "/subscriptions/checkout", { currency: "usd", ...body });
const mine = async (person: Buyer): Promise<any[]> => (await person.call("GET", "/subscriptions/my")).body.items;

/** Stripe's page that the person's open checkout is. */
async function pageOf(person: Buyer) {
  const { rows } = await market.pool.query<{ stripe_session_id: string }>(
    "select stripe_session_id from subscription_checkouts where user_id = $1 and status = 'open'",
    [person.id],
  );
  return market.stripe.checkout.sessions.retrieve(rows[0]!.stripe_session_id);
}

describe("a membership's page", () => {
  it("takes promotion codes, and comes back with its own id whatever the address", async () => {
    const person = await market.owner();
    await person.call("POST", "/subscriptions/stripe/checkout", {
      plan_code: "plus",
      currency: "usd",
      success_url: `${market.product.url}/app/done?a=1#top`,
      cancel_url: `${market.product.url}/app/plans`,
    });
    expect(await pageOf(person)).toMatchObject({
      allow_promotion_codes: true,
      success_url: `${market.product.url}/app/done?a=1&session_id={CHECKOUT_SESSION_ID}#top`,
      cancel_url: `${market.product.url}/app/plans`,
    });
  });

  it("replaces the page of another price, which cannot be paid any more", async () => {
    const person = await market.owner();
    await checkout(person, { plan_code: "plus" });
    const first = await pageOf(person);
    await checkout(person, { plan_code: "plus", interval: "year" });
    expect((await pageOf(person)).id).not.toBe(first.id);
    expect(await market.stripe.checkout.sessions.retrieve(first.id)).toMatchObject({ status: "expired" });
    expect((await press(first.url!)).status).not.toBe(303);
  });

  it("gives a trial once to a person", async () => {
    await market.pool.query("update subscription_plans set trial_days = 14 where code = 'family'");
    const person = await market.owner();
    const { body } = await checkout(person, { plan_code: "family" });
    expect((await press(body.url)).status).toBe(303);
    const trial = await until("the trial", async () => (await mine(person)).find(({ live }) => live) ?? null);
    expect(trial).toMatchObject({ status: "trialing", planCode: "family", superseded: false, endedAt: null, next: null });
    const days = (new Date(trial.trialEnd).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(14);
    expect((await person.call("GET", "/subscriptions/usage")).body).toMatchObject({ status: "trialing", chat: { included: 12 } });

    await person.call("POST", "/subscriptions/cancel", { when: "now" });
    const again = await checkout(person, { plan_code: "family" });
    expect((await press(again.body.url)).status).toBe(303);
    const second = await until("the second one", async () => (await mine(person)).find(({ live }) => live) ?? null);
    expect(second).toMatchObject({ status: "active", trialEnd: null });
    expect(await mine(person)).toHaveLength(2);
    await market.pool.query("update subscription_plans set trial_days = 0 where code = 'family'");
  });

  it("shows a second live membership as one that gives no units", async () => {
    const person = await market.owner();
    const pages = [await checkout(person, { plan_code: "basic" }), await checkout(person, { plan_code: "plus" })];
    // Both pages are paid in the same moment, before the one can end the other.
    const pressed = await Promise.all(pages.map(({ body }) => press(body.url)));
    expect(pressed.map(({ status }) => status)).toContain(303);
    const settled = await until("one plan", async () => {
      const live = (await mine(person)).filter((one) => one.live && !one.superseded);
      return live.length === 1 && (await mine(person)).filter((one) => one.live).length === 1 ? live[0] : null;
    });
    expect((await person.call("GET", "/me")).body.subscription).toMatchObject({ planCode: settled.planCode });
  });
});

describe("the portal", () => {
  it("is Stripe's page for this customer, the same one for a double click", async () => {
    const person = await market.subscriber("basic");
    const answers = await Promise.all([1, 2].map(() => person.call("POST", "/subscriptions/portal", {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { url } = await person.client.subscriptions.portal.mutate({});
    expect(new URL(url).origin).toBe(new URL(market.product.ready.stripe).origin);
    expect((await fetch(url)).status).toBe(200);
  });

  it("leads back to our own site alone", async () => {
    const person = await market.subscriber("basic");
    expect(await person.call("POST", "/subscriptions/portal", { return_url: "https://elsewhere.test/" })).toMatchObject({
      status: 400,
      body: { reason: "input_invalid", details: { field: "return_url" } },
    });
  });
});

describe("invoices", () => {
  it("are the person's own, with Stripe's page and the plan, and page by page", async () => {
    const person = await market.subscriber("basic");
    await person.call("POST", "/subscriptions/change-plan", { plan_code: "plus" });
    const items = await until("two invoices", async () => {
      const { items } = (await person.call("GET", "/subscriptions/invoices")).body;
      return items.length === 2 && items.every(({ status }: { status: string }) => status === "paid") ? items : null;
    });
    // Stripe tells the second alone, and both may be of the same one.
    const [bought, changed] = items.toSorted((a: any, b: any) => a.total - b.total);
    expect(bought).toMatchObject({ total: 990, amountPaid: 990, refundedAmount: 0, currency: "usd" });
    expect(changed).toMatchObject({ status: "paid", planName: { es: "Plus", en: "Plus" } });
    expect(changed.hostedUrl).toMatch(/^http/);
    expect((await fetch(changed.hostedUrl)).status).toBe(200);
    const first = await person.client.subscriptions.invoices.query({ limit: 1 });
    const next = await person.client.subscriptions.invoices.query({ limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...next.items]).toEqual(items);
    expect(next.nextCursor).toBeNull();
    const stranger = await market.owner();
    expect((await stranger.call("GET", "/subscriptions/invoices")).body.items).toEqual([]);
    expect((await stranger.call("GET", "/subscriptions/invoices?cursor=x")).body.reason).toBe("input_invalid");
    expect(await market.anybody("GET", "/subscriptions/invoices")).toMatchObject({ status: 401 });
  });
});

it("usage says when the bank examines what paid for the period", async () => {
  const person = await market.subscriber("plus", { card: "4000 0000 0000 0259" });
  await until("the dispute", async () => (await person.call("GET", "/subscriptions/usage")).body.frozen);
  const usage = (await person.call("GET", "/subscriptions/usage")).body;
  expect(usage).toMatchObject({ frozen: true, planCode: "plus", chat: { included: 5, remaining: 5 } });
  expect((await person.call("GET", "/subscriptions/usage/current")).body).toMatchObject({
    chatsRemaining: 0,
    videosRemaining: 0,
  });
  const started = await person.call("POST", "/sessions/start", { type: "chat" });
  expect(started.body).toMatchObject({ overage: true, consumption: null, session: { status: "pending_payment" } });
});
