import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { buy, openPurchase } from "./stripe-purchase.ts";
import { openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

const dispute = { number: "4000000000000259" };

interface Listed {
  data: { id: string }[];
  has_more: boolean;
}
type List = (page: { limit?: number; starting_after?: string; ending_before?: string }) => PromiseLike<Listed>;

/** Walks forth by two and back by one, and compares with the whole. */
async function walk(list: List): Promise<void> {
  const ids = async (page: Parameters<List>[0]) => {
    const { data, has_more } = await list(page);
    return { ids: data.map(({ id }) => id), more: has_more };
  };
  const all = (await ids({ limit: 100 })).ids;
  expect(all.length).toBeGreaterThan(2);
  const first = await ids({ limit: 2 });
  expect(first).toEqual({ ids: all.slice(0, 2), more: true });
  const rest = await ids({ limit: 100, starting_after: all[1] ?? "" });
  expect(rest).toEqual({ ids: all.slice(2), more: false });
  expect(await ids({ limit: 1, ending_before: all[2] ?? "" })).toEqual({ ids: all.slice(1, 2), more: true });
  await expect(list({ starting_after: "xx_none" })).rejects.toMatchObject({ param: "starting_after", code: "resource_missing" });
}

test("every list is walked by its cursors, both ways", async () => {
  const { stripe } = await startStandIn();
  const { customer } = await buy(stripe);
  for (let times = 0; times < 3; times += 1) {
    const { charge } = await buy(stripe, dispute, { customer: customer.id });
    const { charge: other } = await buy(stripe, {}, { customer: customer.id });
    await stripe.refunds.create({ charge: other.id, amount: 1 });
    expect(charge.id).not.toBe(other.id);
    await press((await openCheckout(stripe, { customer: customer.id })).url);
  }
  const lists: Record<string, List> = {
    charges: (page) => stripe.charges.list({ customer: customer.id, ...page }),
    paymentIntents: (page) => stripe.paymentIntents.list({ customer: customer.id, ...page }),
    refunds: (page) => stripe.refunds.list(page),
    disputes: (page) => stripe.disputes.list(page),
    sessions: (page) => stripe.checkout.sessions.list({ customer: customer.id, status: "complete", ...page }),
    invoices: (page) => stripe.invoices.list({ customer: customer.id, ...page }),
    invoicePayments: (page) => stripe.invoicePayments.list(page),
    subscriptions: (page) => stripe.subscriptions.list({ customer: customer.id, ...page }),
    customers: (page) => stripe.customers.list(page),
    products: (page) => stripe.products.list(page),
    prices: (page) => stripe.prices.list({ type: "one_time", ...page }),
    paymentMethods: (page) => stripe.paymentMethods.list({ customer: customer.id, ...page }),
    events: (page) => stripe.events.list({ type: "charge.succeeded", ...page }),
  };
  for (const list of Object.values(lists)) await walk(list);
});

test("the lines of a checkout are walked in their own order", async () => {
  const { stripe } = await startStandIn();
  const { price, session } = await openPurchase(stripe, {
    line_items: [1, 2, 3, 4].map((quantity) => ({
      price_data: { currency: "usd", unit_amount: 100, product_data: { name: `Item ${quantity}` } },
      quantity,
    })),
  });
  expect(price.active).toBe(true);
  expect(session.amount_total).toBe(1000);
  await walk((page) => stripe.checkout.sessions.listLineItems(session.id, page));
});

test("what a path leads to is expanded, four levels deep", async () => {
  const { stripe } = await startStandIn();
  const { charge, intent, session, customer } = await buy(stripe, dispute);
  const deep = await stripe.disputes.list({ expand: ["data.payment_intent.latest_charge.refunds", "data.charge.customer"] });
  expect(deep.data[0]).toMatchObject({
    charge: { id: charge.id, customer: { id: customer.id } },
    payment_intent: { id: intent.id, latest_charge: { id: charge.id, refunds: { object: "list", data: [] } } },
  });
  const event = await stripe.events.list({ type: "charge.succeeded" });
  // Not asked for, an id stays an id, and what may be included is not there.
  expect(event.data[0]?.data.object).toMatchObject({ payment_intent: intent.id });
  expect(await stripe.charges.retrieve(charge.id)).not.toHaveProperty("refunds");
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge", "payment_intent.payment_method", "customer"],
  });
  expect(payment_intent as Stripe.PaymentIntent).toMatchObject({
    latest_charge: { id: charge.id },
    payment_method: { type: "card", card: { last4: "0259" } },
  });
  await expect(stripe.charges.retrieve(charge.id, { expand: ["amount"] })).rejects.toThrow(/cannot be expanded/);

  const plan = await openCheckout(stripe);
  await press(plan.url);
  const { data } = await stripe.invoicePayments.list({ expand: ["data.payment.payment_intent.latest_charge", "data.invoice"] });
  expect(data[0]).toMatchObject({
    invoice: { object: "invoice", status: "paid" },
    payment: { payment_intent: { status: "succeeded", latest_charge: { object: "charge" } } },
  });
});
