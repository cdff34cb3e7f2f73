import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked, clockedCustomer, day } from "./stripe-plans.ts";
import { goodCard, idOf } from "./stripe-stand-in.ts";

/** A subscription whose first renewal the bank refuses. */
async function refusedRenewal() {
  const world = await clocked();
  const { stripe, subscription, item, advance } = world;
  await stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_chargeCustomerFail" });
  const due = item.current_period_end;
  await advance(due + 60);
  const late = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  return { ...world, due, late, invoice: late.latest_invoice as Stripe.Invoice };
}

const failures = async (stripe: Stripe) => (await stripe.events.list({ type: "invoice.payment_failed", limit: 100 })).data;

test("a refused renewal is tried three times more, and then the subscription ends", async () => {
  const { stripe, subscription, due, late, invoice, advance } = await refusedRenewal();
  expect(late.status).toBe("past_due");
  expect(invoice).toMatchObject({
    status: "open",
    attempt_count: 1,
    next_payment_attempt: due + 3 * day,
    amount_remaining: 1990,
  });
  const attempts = async () => {
    const { attempt_count, next_payment_attempt } = await stripe.invoices.retrieve(invoice.id);
    return [attempt_count, next_payment_attempt === null ? null : (next_payment_attempt - due) / day];
  };
  await advance(due + 3 * day + 60);
  expect(await attempts()).toEqual([2, 8]);
  await advance(due + 8 * day + 60);
  expect(await attempts()).toEqual([3, 15]);
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("past_due");
  await advance(due + 16 * day);
  expect(await attempts()).toEqual([4, null]);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    status: "canceled",
    ended_at: due + 15 * day,
    cancellation_details: { reason: "payment_failed" },
  });
  expect((await failures(stripe)).map(({ data }) => (data.object as Stripe.Invoice).attempt_count)).toEqual([4, 3, 2, 1]);
  // One debt, one intent, however often it was tried.
  expect((await stripe.invoicePayments.list({ invoice: invoice.id })).data).toHaveLength(1);
  expect((await stripe.invoices.retrieve(invoice.id)).status).toBe("open");
});

test("the setting says what becomes of it: unpaid, or past due for ever", async () => {
  for (const [setting, status] of [
    ["unpaid", "unpaid"],
    ["past_due", "past_due"],
  ] as const) {
    const { stripe, url, subscription, due, advance } = await refusedRenewal();
    const answer = await fetch(`${url}/_test/settings`, {
      method: "POST",
      headers: { authorization: "Bearer sk_test_stand_in" },
      body: JSON.stringify({ afterLastRetry: setting }),
    });
    expect(answer.status).toBe(200);
    await advance(due + 16 * day);
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe(status);
  }
});

test("a good card makes the retry succeed and the subscription active", async () => {
  const { stripe, subscription, due, invoice, advance } = await refusedRenewal();
  await stripe.subscriptions.update(subscription.id, { default_payment_method: "pm_card_visa" });
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("past_due");
  await advance(due + 3 * day + 60);
  expect(await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] })).toMatchObject({
    status: "active",
    latest_invoice: { id: invoice.id, status: "paid", attempt_count: 2, next_payment_attempt: null },
  });
  const types = (await stripe.events.list({ limit: 8 })).data.map(({ type }) => type as string);
  for (const type of ["invoice_payment.paid", "invoice.paid", "invoice.payment_succeeded", "customer.subscription.updated"])
    expect(types).toContain(type);
});

test("the open invoice is paid on its page, with a new card that is kept", async () => {
  const { stripe, subscription, invoice } = await refusedRenewal();
  const url = invoice.hosted_invoice_url ?? "";
  const english = { "accept-language": "en" };
  expect(await (await fetch(url, { headers: english })).text()).toContain("Pay $19.90");
  const pay = (number: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ ...goodCard, number }), headers: english, redirect: "manual" });
  expect((await pay("4242424242424241")).status).toBe(400);
  const declined = await pay("4000000000009995");
  expect(declined.status).toBe(402);
  expect(await declined.text()).toContain("insufficient funds");
  expect((await stripe.invoices.retrieve(invoice.id)).status).toBe("open");
  const [one, two] = await Promise.all([pay(goodCard.number), pay(goodCard.number)]);
  expect([one.status, two.status]).toEqual([303, 303]);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice", "default_payment_method"] });
  expect(now).toMatchObject({
    status: "active",
    latest_invoice: { status: "paid", amount_paid: 1990 },
    default_payment_method: { card: { last4: "4242" } },
  });
  const paid = (await stripe.charges.list({ customer: idOf(subscription.customer), limit: 100 })).data.filter(
    (each) => each.paid,
  );
  expect(paid).toHaveLength(2);
  expect(await (await fetch(url, { headers: english })).text()).not.toContain('data-testid="pay"');
});

test("an invoice is paid, refused and voided by the API", async () => {
  const { stripe, invoice, subscription } = await refusedRenewal();
  const pay = (params: Stripe.InvoicePayParams) => stripe.invoices.pay(invoice.id, params, { idempotencyKey: "pay:1" });
  const refusal = { type: "StripeCardError", statusCode: 402, code: "card_declined" };
  await expect(pay({})).rejects.toMatchObject(refusal);
  // The attempt stays, and the same key is no further one.
  await expect(pay({})).rejects.toMatchObject(refusal);
  expect((await stripe.invoices.retrieve(invoice.id)).attempt_count).toBe(2);
  await expect(pay({ payment_method: "pm_card_visa" })).rejects.toMatchObject({ type: "StripeIdempotencyError" });
  const paid = await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
  expect(paid).toMatchObject({ status: "paid", amount_remaining: 0 });
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  await expect(stripe.invoices.pay(invoice.id)).rejects.toThrow(/already paid/);
  await expect(stripe.invoices.voidInvoice(invoice.id)).rejects.toThrow(/cannot be voided/);
  await expect(stripe.invoices.finalizeInvoice(invoice.id)).rejects.toThrow(/already finalized/);

  const other = await refusedRenewal();
  expect(await other.stripe.invoices.voidInvoice(other.invoice.id)).toMatchObject({ status: "void", next_payment_attempt: null });
  expect((await other.stripe.subscriptions.retrieve(other.subscription.id)).status).toBe("active");
  const [payment] = (await other.stripe.invoicePayments.list({ invoice: other.invoice.id })).data;
  expect(payment?.status).toBe("canceled");
  expect((await other.stripe.paymentIntents.retrieve(idOf(payment?.payment.payment_intent))).status).toBe("canceled");
});

test("a first payment that fails leaves it incomplete for 23 hours; paid in time it is active", async () => {
  const { stripe, customer, plans, start, advance } = await clockedCustomer();
  const begin = (extra: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: plans.plus.id }],
      default_payment_method: "pm_card_chargeCustomerFail",
      ...extra,
    });
  const [lost, saved] = [await begin(), await begin()];
  expect([lost.status, saved.status]).toEqual(["incomplete", "incomplete"]);
  const first = await stripe.invoices.retrieve(idOf(lost.latest_invoice));
  expect(first).toMatchObject({ status: "open", next_payment_attempt: null });
  await stripe.invoices.pay(idOf(saved.latest_invoice), { payment_method: "pm_card_visa" });
  expect((await stripe.subscriptions.retrieve(saved.id)).status).toBe("active");
  await advance(start + 22 * 3600);
  expect((await stripe.subscriptions.retrieve(lost.id)).status).toBe("incomplete");
  await advance(start + 23 * 3600 + 60);
  expect(await stripe.subscriptions.retrieve(lost.id)).toMatchObject({
    status: "incomplete_expired",
    ended_at: start + 23 * 3600,
  });
  expect((await stripe.invoices.retrieve(first.id)).status).toBe("void");
  const made = (await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data.length;
  await expect(begin({ payment_behavior: "error_if_incomplete" })).rejects.toMatchObject({ statusCode: 402 });
  expect((await stripe.subscriptions.list({ customer: customer.id, status: "all" })).data).toHaveLength(made);
});
