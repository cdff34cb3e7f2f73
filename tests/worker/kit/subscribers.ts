import { stripeId, type FakeIntent, type FakeInvoice, type FakeSubscription } from "./fake-objects.ts";
import type { World } from "./world.ts";

export interface Paying {
  userId: string;
  subscription: FakeSubscription;
  invoice: FakeInvoice;
  intent: FakeIntent;
}

/** Somebody whose plan's running period was paid at Stripe; nothing of it is known here yet. */
export async function payingSubscriber(world: World, overrides: Partial<FakeSubscription> = {}): Promise<Paying> {
  const { userId, subscription } = await world.subscriber(overrides);
  return { userId, subscription, ...paidInvoice(world, subscription) };
}

export function paidInvoice(world: World, { id, customer, start, end }: FakeSubscription): Pick<Paying, "invoice" | "intent"> {
  const invoice: FakeInvoice = { id: stripeId("in"), customer, subscription: id, status: "paid", amount: 1990, start, end };
  const intent: FakeIntent = {
    id: stripeId("pi"),
    customer,
    status: "succeeded",
    amount: 1990,
    currency: "usd",
    charge: stripeId("ch"),
    invoice: invoice.id,
  };
  world.stripe.invoices.set(invoice.id, invoice);
  world.stripe.intents.set(intent.id, intent);
  return { invoice, intent };
}

/** How many rows of each kind a person has. */
export async function countsOf(world: World, userId: string): Promise<Record<string, number>> {
  const { rows } = await world.pool.query<Record<string, number>>(
    `select (select count(*)::int from user_subscriptions where user_id = $1) as subscriptions,
            (select count(*)::int from invoices where user_id = $1) as invoices,
            (select count(*)::int from payments where user_id = $1) as payments,
            (select count(*)::int from refunds where user_id = $1) as refunds,
            (select count(*)::int from disputes where user_id = $1) as disputes`,
    [userId],
  );
  return rows[0] ?? {};
}
