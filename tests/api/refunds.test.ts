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

const ask = (person: Buyer, body: object) => person.call("POST", "/refunds/requests", body);
const mine = async (person: Buyer): Promise<any[]> => (await person.call("GET", "/refunds/requests")).body.items;
const purchases = async (person: Buyer): Promise<any[]> =>
  (await person.call("GET", "/subscriptions/overage/purchases")).body.items;

/** A consult that was paid with a bought unit and took place. */
async function cared(): Promise<{ person: Buyer; sessionId: string; purchaseId: string }> {
  const person = await market.owner();
  const sessionId = await market.unpaid(person);
  const { body } = await person.call("POST", "/subscriptions/overage/checkout", {
    code: "chat_unit",
    original_session_id: sessionId,
  });
  await press(body.url);
  await until("the queue", async () => (await person.call("GET", `/sessions/${sessionId}`)).body.session.status === "waiting");
  await market.care(sessionId);
  return { person, sessionId, purchaseId: body.purchaseId };
}

describe("asking for a refund", () => {
  it("of a consult is one wish, which the receipt shows", async () => {
    const { person, sessionId } = await cared();
    const text = "El veterinario se fue enseguida";
    const answers = await Promise.all([1, 2, 3].map(() => ask(person, { sessionId, text })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ sessionId, purchaseId: null, text, status: "open", answer: "", decidedAt: null });
    expect(await mine(person)).toEqual([answers[0]!.body]);
    const { receipt } = (await person.call("GET", `/sessions/${sessionId}`)).body;
    expect(receipt).toMatchObject({ canAskRefund: false, request: answers[0]!.body });
  });

  it("of a purchase, by tRPC", async () => {
    const { person, purchaseId } = await cared();
    expect((await purchases(person))[0]).toMatchObject({ id: purchaseId, canAskRefund: true });
    const made = await person.client.refunds.ask.mutate({ purchaseId, text: " No la necesito " });
    expect(made).toMatchObject({ purchaseId, sessionId: null, text: "No la necesito", status: "open" });
    expect((await person.client.refunds.mine.query({})).items).toEqual([made]);
    expect((await purchases(person))[0]).toMatchObject({ canAskRefund: false });
  });

  it("is not possible for what cost nothing, was not paid, or is long ago", async () => {
    const person = await market.owner();
    const sessionId = await market.unpaid(person);
    const { purchaseId } = (await person.call("POST", "/subscriptions/overage/checkout", { code: "chat_unit" })).body;
    expect(await ask(person, { purchaseId, text: "No" })).toMatchObject({ status: 409, body: { reason: "purchase_not_paid" } });
    await person.call("POST", "/sessions/end", { sessionId });
    expect(await ask(person, { sessionId, text: "No" })).toMatchObject({ status: 409, body: { reason: "refund_not_possible" } });

    const past = await cared();
    await market.pool.query("update chat_sessions set ended_at = now() - interval '40 days' where id = $1", [past.sessionId]);
    expect(await ask(past.person, { sessionId: past.sessionId, text: "No" })).toMatchObject({
      status: 409,
      body: { reason: "refund_not_possible" },
    });
  });

  it("is nobody else's", async () => {
    const { sessionId, purchaseId } = await cared();
    for (const stranger of [await market.owner(), await market.known("vera")]) {
      expect(await ask(stranger, { sessionId, text: "No" })).toMatchObject({
        status: 404,
        body: { reason: "session_not_found" },
      });
      expect(await ask(stranger, { purchaseId, text: "No" })).toMatchObject({
        status: 404,
        body: { reason: "purchase_not_found" },
      });
      expect(await mine(stranger)).toEqual([]);
    }
    expect(await market.anybody("POST", "/refunds/requests", { sessionId, text: "No" })).toMatchObject({ status: 401 });
    expect(await market.anybody("GET", "/refunds/requests")).toMatchObject({ status: 401 });
  });

  it.each([
    [{ text: "No" }],
    [{ sessionId: randomUUID(), purchaseId: randomUUID(), text: "No" }],
    [{ sessionId: randomUUID(), text: "  " }],
    [{ sessionId: randomUUID(), text: "x".repeat(2001) }],
    [{ sessionId: "…", text: "No" }],
    [{ sessionId: randomUUID() }],
  ])("does not take %o", async (body) => {
    expect(await ask(await market.owner(), body)).toMatchObject({ status: 400, body: { reason: "input_invalid" } });
  });
});

it("a refund made at Stripe shows on the purchase and takes the free unit back", async () => {
  const person = await market.owner();
  const { body: page } = await person.call("POST", "/subscriptions/overage/checkout", { code: "chat_unit", quantity: 2 });
  await press(page.url);
  await until("the credits", async () => (await person.call("GET", "/subscriptions/overage/credits")).body.chat === 2);
  const { payment_intent } = await market.stripe.checkout.sessions.retrieve(page.checkoutSessionId);
  await market.stripe.refunds.create({ payment_intent: payment_intent as string, amount: 790 });
  await until("the refund", async () => (await purchases(person))[0].refundedAmount === 790);
  expect((await person.call("GET", "/subscriptions/overage/credits")).body).toMatchObject({ chat: 1 });
});
