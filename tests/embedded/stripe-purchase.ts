import type { Stripe } from "stripe";
import { expect } from "vitest";
import { press, secretKey } from "./stripe-stand-in.ts";

/** A one-off price, a customer, and an open checkout for `quantity` of it, as the product opens one. */
export async function openPurchase(stripe: Stripe, options: Partial<Stripe.Checkout.SessionCreateParams> = {}, quantity = 2) {
  const product = await stripe.products.create({ name: "Chat extra" });
  const price = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 790 });
  const customer = await stripe.customers.create({ email: "ana@demo.callavet.test", name: "Ana" });
  const metadata = { purchase_id: "p1" };
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    customer: customer.id,
    line_items: [{ price: price.id, quantity }],
    success_url: "http://site.test/app/plan?purchase={CHECKOUT_SESSION_ID}",
    cancel_url: "http://site.test/app/plans",
    metadata,
    payment_intent_data: { metadata, description: "Chat extra × 2", receipt_email: "ana@demo.callavet.test" },
    ...options,
  });
  return { product, price, customer, session, url: session.url ?? "" };
}

/** The session with its intent and that intent's charge. */
export async function paidOf(stripe: Stripe, session: string) {
  const done = await stripe.checkout.sessions.retrieve(session, { expand: ["payment_intent.latest_charge"] });
  const intent = done.payment_intent as Stripe.PaymentIntent | null;
  return { done, intent, charge: (intent?.latest_charge ?? null) as Stripe.Charge | null };
}

/** The types of what happened since `mark`, oldest first. */
export async function eventsSince(stripe: Stripe, mark: number, about: RegExp) {
  const { data } = await stripe.events.list({ limit: 100 });
  return data
    .toReversed()
    .slice(mark)
    .filter(({ type }) => about.test(type));
}

export async function eventCount(stripe: Stripe): Promise<number> {
  return (await stripe.events.list({ limit: 100 })).data.length;
}

/** A purchase that is paid, with the card that the test wants. */
export async function buy(
  stripe: Stripe,
  card: Parameters<typeof press>[1] = {},
  options: Parameters<typeof openPurchase>[1] = {},
) {
  const opened = await openPurchase(stripe, options);
  const pressed = await press(opened.url, card);
  expect(pressed.status).toBe(303);
  const { done, intent, charge } = await paidOf(stripe, opened.session.id);
  if (!intent || !charge) throw new Error("nothing was paid");
  return { ...opened, done, intent, charge };
}

/** A bank or a card holder does now what they would do some time later. */
export async function happen(url: string, act: string, id: string): Promise<number> {
  const headers = { authorization: `Bearer ${secretKey}` };
  return (await fetch(`${url}/_test/happen`, { method: "POST", headers, body: JSON.stringify({ act, id }) })).status;
}
