import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { press } from "../embedded/stripe-stand-in.ts";
import { until } from "../worker/kit/wait.ts";
import { startMarket, type Buyer, type Market } from "./kit/market.ts";

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market?.close());

const checkout = (person: Buyer, body: object) => person.call("POST", "/subscriptions/overage/checkout", body);
const consume = (person: Buyer, body: object) => person.call("POST", "/subscriptions/overage/consume", body);
const purchasesOf = async (person: Buyer): Promise<any[]> =>
  (await person.call("GET", "/subscriptions/overage/purchases")).body.items;
const creditsOf = async (person: Buyer): Promise<any> => (await person.call("GET", "/subscriptions/overage/credits")).body;
const sessionOf = async (person: Buyer, id: string): Promise<any> => (await person.call("GET", `/sessions/${id}`)).body;

async function buy(person: Buyer, body: object): Promise<string> {
  const { body: page } = await checkout(person, body);
  expect((await press(page.url)).status).toBe(303);
  await until("the purchase", async () =>
    (await purchasesOf(person)).some(({ id, status }) => id === page.purchaseId && status === "paid"),
  );
  return page.purchaseId;
}

it("anybody may see what can be bought", async () => {
  const { body } = await market.anybody("GET", "/subscriptions/overage/items");
  expect(body.items).toMatchObject([
    { code: "chat_unit", type: "chat", units: 1, amount: 790, currency: "usd" },
    { code: "video_unit", type: "video", amount: 1490 },
  ]);
});

describe("a unit bought for a consult", () => {
  it("is paid on one page however often it is asked for, and moves the consult on", async () => {
    const person = await market.owner();
    const sessionId = await market.unpaid(person);
    const body = { code: "chat_unit", original_session_id: sessionId };
    const answers = await Promise.all([1, 2, 3, 4].map(() => checkout(person, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body: { url, purchaseId } }) => `${url} ${purchaseId}`)).size).toBe(1);
    const { url, purchaseId, checkoutSessionId } = answers[0]!.body;

    const page = await market.stripe.checkout.sessions.retrieve(checkoutSessionId);
    expect(page).toMatchObject({
      mode: "payment",
      amount_total: 790,
      client_reference_id: person.id,
      metadata: { purchase_id: purchaseId, user_id: person.id },
      cancel_url: `${market.product.url}/app/consults/${sessionId}`,
    });
    expect(page.success_url).toBe(
      `${market.product.url}/app/checkout/done?purchase=${purchaseId}&session=${sessionId}&session_id={CHECKOUT_SESSION_ID}`,
    );
    expect((await purchasesOf(person))[0]).toMatchObject({ id: purchaseId, status: "checkout_created", sessionId });

    expect((await press(url)).status).toBe(303);
    await until("the queue", async () => (await sessionOf(person, sessionId)).session.status === "waiting");
    const paid = await until("the receipt", async () => (await purchasesOf(person)).find(({ receiptUrl }) => receiptUrl) ?? null);
    expect(paid).toMatchObject({ status: "paid", fulfilledAs: "session", units: 1, refundedAmount: 0, canAskRefund: true });
    expect((await market.stripe.paymentIntents.list({ customer: page.customer as string })).data).toMatchObject([
      { metadata: { purchase_id: purchaseId, user_id: person.id } },
    ]);
    expect(await creditsOf(person)).toEqual({ items: [], chat: 0, video: 0 });

    await market.care(sessionId);
    expect((await sessionOf(person, sessionId)).receipt).toMatchObject({
      paidBy: "purchase",
      units: 1,
      canAskRefund: true,
      request: null,
      purchase: { id: purchaseId, amount: 790, currency: "usd", receiptUrl: paid.receiptUrl, refundedAmount: 0 },
    });
    const vera = await market.known("vera");
    expect((await sessionOf(vera, sessionId)).receipt).toMatchObject({ paidBy: "purchase", purchase: null, canAskRefund: false });
  });

  it("replaces the page of another quantity, which cannot be paid any more", async () => {
    const person = await market.owner();
    const first = (await checkout(person, { code: "video_unit" })).body;
    const second = (await checkout(person, { code: "video_unit", quantity: 3 })).body;
    expect(second.purchaseId).not.toBe(first.purchaseId);
    const [old, now] = await Promise.all(
      [first, second].map(({ checkoutSessionId }) => market.stripe.checkout.sessions.retrieve(checkoutSessionId)),
    );
    expect(old).toMatchObject({ status: "expired" });
    expect(now).toMatchObject({ status: "open", amount_total: 3 * 1490 });
  });

  it.each([
    [
      "somebody else's consult",
      async () => ({ original_session_id: await market.unpaid(await market.owner()) }),
      404,
      "session_not_found",
    ],
    ["no consult", () => ({ original_session_id: randomUUID() }), 404, "session_not_found"],
    ["another type", async (me: Buyer) => ({ original_session_id: await market.unpaid(me, "video") }), 400, "input_invalid"],
    ["nothing on sale", () => ({ code: "nonesuch" }), 404, "price_not_found"],
    ["none", () => ({ quantity: 0 }), 400, "input_invalid"],
    ["too many", () => ({ quantity: 21 }), 400, "input_invalid"],
    ["half of one", () => ({ quantity: 1.5 }), 400, "input_invalid"],
    ["no uuid", () => ({ original_session_id: "…" }), 400, "input_invalid"],
    ["a strange place to return to", () => ({ success_url: "https://elsewhere.test/" }), 400, "input_invalid"],
  ] as [string, (me: Buyer) => object | Promise<object>, number, string][])(
    "is refused for %s",
    async (_name, wish, status, reason) => {
      const person = await market.owner();
      const body = { code: "chat_unit", ...(await wish(person)) };
      expect(await checkout(person, body)).toMatchObject({ status, body: { reason } });
      await expect(person.client.overage.checkout.mutate(body)).rejects.toMatchObject({ data: { reason, httpStatus: status } });
      expect(await purchasesOf(person)).toEqual([]);
    },
  );

  it("becomes a credit when the consult is gone", async () => {
    const person = await market.owner();
    const sessionId = await market.unpaid(person);
    const { body: page } = await checkout(person, { code: "chat_unit", original_session_id: sessionId });
    await person.call("POST", "/sessions/end", { sessionId });
    expect((await press(page.url)).status).toBe(303);
    await until("the credit", async () => (await creditsOf(person)).chat === 1);
    expect((await purchasesOf(person))[0]).toMatchObject({ status: "paid", fulfilledAs: "credits" });
    expect((await sessionOf(person, sessionId)).receipt).toMatchObject({ paidBy: "nothing", canAskRefund: false });
  });

  it("is refused for a consult that has its unit", async () => {
    const person = await market.subscriber("basic");
    const { body } = await person.call("POST", "/sessions/start", { type: "chat" });
    const wish = { code: "chat_unit", original_session_id: body.session.id };
    expect(await checkout(person, wish)).toMatchObject({ status: 409, body: { reason: "session_not_live" } });
  });
});

describe("units bought to keep", () => {
  it("are drawn at the next start, and the receipt names the purchase", async () => {
    const person = await market.owner();
    const purchaseId = await buy(person, { code: "chat_unit", quantity: 2 });
    const credits = await creditsOf(person);
    expect(credits).toMatchObject({
      chat: 2,
      video: 0,
      items: [{ origin: "purchase", type: "chat", granted: 2, remaining: 2, purchaseId, frozen: false }],
    });
    expect(new Date(credits.items[0].expiresAt).getTime()).toBeGreaterThan(Date.now());
    const started = await person.call("POST", "/sessions/start", { type: "chat" });
    expect(started.body).toMatchObject({
      overage: false,
      consumption: { source: "credit", status: "reserved" },
      credit: { id: credits.items[0].id, remaining: 1, expiresAt: credits.items[0].expiresAt },
    });
    await market.care(started.body.session.id);
    expect((await sessionOf(person, started.body.session.id)).receipt).toMatchObject({
      paidBy: "credit",
      purchase: { id: purchaseId, units: 2, amount: 1580 },
    });
    expect((await creditsOf(person)).chat).toBe(1);
  });

  it("are listed page by page", async () => {
    const person = await market.owner();
    const ids = [await buy(person, { code: "chat_unit" }), await buy(person, { code: "video_unit" })];
    const first = await person.client.overage.purchases.query({ limit: 1 });
    const next = await person.client.overage.purchases.query({ limit: 1, cursor: first.nextCursor! });
    expect([...next.items, ...first.items].map(({ id }) => id)).toEqual(ids);
    expect(next.nextCursor).toBeNull();
    expect(await purchasesOf(await market.owner())).toEqual([]);
  });
});

describe("consume", () => {
  /** A person with a bought unit, and a consult that has drawn it. */
  const waiting = async (): Promise<{ person: Buyer; sessionId: string; purchaseId: string }> => {
    const person = await market.owner();
    const purchaseId = await buy(person, { code: "chat_unit" });
    const { body } = await person.call("POST", "/sessions/start", { type: "chat" });
    return { person, purchaseId, sessionId: body.session.id };
  };

  it("gives a consult the unit that it has, however often it is asked", async () => {
    const { person, sessionId } = await waiting();
    const answers = await Promise.all([1, 2].map(() => consume(person, { sessionId, mode: "credit" })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ body }) => body.consumption.id)).size).toBe(1);
    const admin = await market.known("admin");
    expect((await consume(admin, { sessionId, mode: "purchase" })).body).toEqual(answers[0]!.body);
  });

  it("says what is missing", async () => {
    const person = await market.owner();
    const sessionId = await market.unpaid(person);
    const none = { status: 402, body: { reason: "no_purchase_or_credit_available" } };
    expect(await consume(person, { sessionId, mode: "credit" })).toMatchObject(none);
    expect(await consume(person, { sessionId, mode: "purchase" })).toMatchObject(none);
    const open = (await checkout(person, { code: "chat_unit" })).body.purchaseId;
    expect(await consume(person, { sessionId, mode: "purchase", purchaseId: open })).toMatchObject({
      status: 409,
      body: { reason: "purchase_not_paid" },
    });
    expect(await consume(person, { sessionId, mode: "purchase", purchaseId: randomUUID() })).toMatchObject({
      status: 404,
      body: { reason: "purchase_not_found" },
    });
    await person.call("POST", "/sessions/end", { sessionId });
    expect(await consume(person, { sessionId, mode: "credit" })).toMatchObject({
      status: 409,
      body: { reason: "session_not_live" },
    });
  });

  it("is nobody else's to do", async () => {
    const person = await market.owner();
    const sessionId = await market.unpaid(person);
    const stranger = await market.owner();
    const purchaseId = await buy(stranger, { code: "chat_unit" });
    for (const mode of ["purchase", "credit"])
      expect(await consume(stranger, { sessionId, mode, purchaseId })).toMatchObject({
        status: 404,
        body: { reason: "session_not_found" },
      });
    expect(await consume(person, { sessionId, mode: "purchase", purchaseId })).toMatchObject({
      status: 404,
      body: { reason: "purchase_not_found" },
    });
    expect(await consume(person, { sessionId, mode: "gift" })).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
  });
});

it.each([
  ["POST", "checkout", { code: "chat_unit" }],
  ["POST", "consume", { sessionId: randomUUID(), mode: "credit" }],
  ["GET", "credits", undefined],
  ["GET", "purchases", undefined],
])("%s /subscriptions/overage/%s needs somebody signed in", async (method, path, body) => {
  expect(await market.anybody(method, `/subscriptions/overage/${path}`, body)).toMatchObject({
    status: 401,
    body: { reason: "unauthenticated" },
  });
});
