import { subscriptionFacts, type SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import type Stripe from "stripe";
import { planKey } from "./catalogue.ts";
import { demoPeople, otherOwners, subscribers } from "./people.ts";

export interface Subscribed {
  user: string;
  facts: SubscriptionFacts;
}

/** A customer with a test card and a running subscription for each of them, as if they had been through Checkout. */
export function ensureSubscribers(stripe: Stripe, prices: Map<string, string>): Promise<Subscribed[]> {
  const people = new Map([...demoPeople, ...otherOwners].map((person) => [person.id, person]));
  return Promise.all(
    subscribers.map(async ({ user, plan, currency, interval }) => {
      const person = people.get(user);
      const price = prices.get(planKey(plan, currency, interval));
      if (!person || !price) throw new Error(`The seed knows no person ${user}, or no price of ${plan}`);
      const customer = await findOrCreateCustomer(stripe, person.email, person.fullName, user);
      const existing = await stripe.subscriptions.list({ customer, limit: 1 });
      const subscription =
        existing.data[0] ?? (await stripe.subscriptions.create({ customer, items: [{ price }], metadata: { user_id: user } }));
      return { user, facts: subscriptionFacts(subscription) };
    }),
  );
}

/** A seeding that was cut off has left customers behind: they are found again by their address. */
async function findOrCreateCustomer(stripe: Stripe, email: string, name: string, user: string): Promise<string> {
  const { data } = await stripe.customers.list({ email, limit: 1 });
  if (data[0]) return data[0].id;
  const payment_method = "pm_card_visa";
  const invoice_settings = { default_payment_method: payment_method };
  const customer = await stripe.customers.create({ email, name, payment_method, invoice_settings, metadata: { user_id: user } });
  return customer.id;
}
