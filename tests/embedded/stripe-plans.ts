import type { Stripe } from "stripe";
import { startStandIn } from "./stripe-stand-in.ts";

export const day = 86_400;
/** 1 January 2027, noon: the first period has 31 days. */
const start = Date.UTC(2027, 0, 1, 12) / 1000;

/** Plans to change between: Plus (month, year, in euro) and the bigger Family. */
export async function makePlans(stripe: Stripe) {
  const [plus, family] = await Promise.all(["Plan Plus", "Plan Family"].map((name) => stripe.products.create({ name })));
  const price = (product: Stripe.Product | undefined, unit_amount: number, interval: "month" | "year", currency = "usd") =>
    stripe.prices.create({ product: product?.id ?? "", currency, unit_amount, recurring: { interval } });
  return {
    plus: await price(plus, 1990, "month"),
    family: await price(family, 3990, "month"),
    yearly: await price(plus, 19_900, "year"),
    euro: await price(plus, 1790, "month", "eur"),
  };
}

/** A stand-in, and a customer with a card who lives by a test clock. */
export async function clockedCustomer(frozen = start) {
  const standIn = await startStandIn();
  const { stripe } = standIn;
  const plans = await makePlans(stripe);
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: frozen });
  const customer = await stripe.customers.create({
    email: "ana@demo.callavet.test",
    name: "Ana",
    test_clock: clock.id,
    payment_method: "pm_card_visa",
    invoice_settings: { default_payment_method: "pm_card_visa" },
  });
  const advance = (to: number) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to });
  return { ...standIn, plans, clock, customer, advance, start: frozen };
}

/** The same, with Plan Plus by the month since the clock's first moment. */
export async function clocked(options: Partial<Stripe.SubscriptionCreateParams> = {}, frozen = start) {
  const world = await clockedCustomer(frozen);
  const subscription = await world.stripe.subscriptions.create({
    customer: world.customer.id,
    items: [{ price: world.plans.plus.id }],
    ...options,
  });
  const [item] = subscription.items.data;
  if (!item) throw new Error("The subscription has no item.");
  return { ...world, subscription, item };
}
