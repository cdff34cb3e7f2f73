import { expect, test } from "vitest";
import { buy, eventCount, eventsSince, happen, openPurchase } from "./stripe-purchase.ts";
import { idOf, openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

const DISPUTE = /^charge\.dispute\./;
const chargeback = { number: "4000000000000259" };

test("a disputed card opens a dispute as soon as it is paid, and its charge cannot be refunded", async () => {
  const { stripe } = await startStandIn();
  const before = await openPurchase(stripe);
  const mark = await eventCount(stripe);
  await press(before.url, chargeback);
  const types = (await eventsSince(stripe, mark, /./)).map(({ type }) => type);
  expect(types).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
  ]);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(before.session.id);
  const { data } = await stripe.disputes.list({ payment_intent: idOf(payment_intent), expand: ["data.charge"] });
  expect(data).toMatchObject([
    {
      object: "dispute",
      amount: 1580,
      currency: "usd",
      status: "needs_response",
      reason: "fraudulent",
      payment_intent,
      charge: { disputed: true, paid: true, refunded: false },
      evidence_details: { due_by: expect.any(Number), has_evidence: false },
    },
  ]);
  const charge = idOf(data[0]?.charge);
  expect((await stripe.disputes.list({ charge })).data).toHaveLength(1);
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: "charge_disputed" });
});

test("evidence puts a dispute under review, and it is won", async () => {
  const { stripe, url } = await startStandIn();
  const { charge } = await buy(stripe, chargeback);
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
  const id = dispute?.id ?? "";
  const mark = await eventCount(stripe);
  const draft = await stripe.disputes.update(id, { evidence: { product_description: "A chat" }, submit: false });
  expect(draft).toMatchObject({ status: "needs_response", evidence_details: { has_evidence: true, submission_count: 0 } });
  const sent = await stripe.disputes.update(id, { evidence: { uncategorized_text: "winning_evidence" }, metadata: { by: "us" } });
  expect(sent).toMatchObject({
    status: "under_review",
    metadata: { by: "us" },
    evidence: { product_description: "A chat", uncategorized_text: "winning_evidence" },
    evidence_details: { submission_count: 1 },
  });
  expect(await happen(url, "dispute-won", id)).toBe(200);
  expect((await stripe.disputes.retrieve(id)).status).toBe("won");
  const events = await eventsSince(stripe, mark, DISPUTE);
  expect(events.map(({ type }) => type)).toEqual([
    "charge.dispute.updated",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
  expect(events[1]?.data.previous_attributes).toMatchObject({ status: "needs_response" });
  expect(events[2]?.data.previous_attributes).toEqual({ status: "under_review" });
  await expect(stripe.disputes.close(id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.disputes.update(id, { evidence: { uncategorized_text: "more" } })).rejects.toThrow(/closed/);
  // The money is ours again, and may be given back.
  expect((await stripe.refunds.create({ charge: charge.id })).status).toBe("succeeded");
});

test("giving in loses a dispute; an inquiry is only closed, and its charge may be refunded", async () => {
  const { stripe, url } = await startStandIn();
  const { charge } = await buy(stripe, chargeback);
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data;
  const mark = await eventCount(stripe);
  expect((await stripe.disputes.close(dispute?.id ?? "")).status).toBe("lost");
  expect((await eventsSince(stripe, mark, DISPUTE)).map(({ type }) => type)).toEqual(["charge.dispute.closed"]);

  const asked = await buy(stripe, { number: "4000000000001976" });
  const [inquiry] = (await stripe.disputes.list({ charge: asked.charge.id })).data;
  expect(inquiry).toMatchObject({ status: "warning_needs_response", is_charge_refundable: true });
  expect((await stripe.refunds.create({ charge: asked.charge.id, amount: 100 })).status).toBe("succeeded");
  await happen(url, "dispute-lost", inquiry?.id ?? "");
  expect((await stripe.disputes.retrieve(inquiry?.id ?? "")).status).toBe("warning_closed");
});

test("a subscription's payment is disputed too, found from the dispute by its intent", async () => {
  const { stripe } = await startStandIn();
  const { session, url } = await openCheckout(stripe);
  await press(url, chargeback);
  const [dispute] = (await stripe.disputes.list()).data;
  const { data } = await stripe.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: idOf(dispute?.payment_intent) },
  });
  const { invoice } = await stripe.checkout.sessions.retrieve(session.id);
  expect(data.map((each) => each.invoice)).toEqual([invoice]);
});
