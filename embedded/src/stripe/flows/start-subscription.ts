import { newId } from "../ids.ts";
import { subscriptionItemObject } from "../objects/subscription-item.ts";
import { subscriptionObject } from "../objects/subscription.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { billPeriod } from "./bill-period.ts";
import { type Recurring, periodEnd } from "./period.ts";

interface Given {
  customer: Of<"customer">;
  items: { price: Of<"price">; quantity: number }[];
  method: Of<"payment_method">;
  metadata: Of<"subscription">["metadata"];
  description?: string | undefined;
}

export interface Started {
  subscription: Of<"subscription">;
  invoice: Of<"invoice">;
}

/** A subscription from now on, with its first invoice. It is `incomplete` when the first payment fails. */
export function startSubscription(world: World, given: Given): Started {
  const now = world.now(given.customer.id);
  const id = newId("sub_1");
  const items = given.items.map(({ price, quantity }) =>
    subscriptionItemObject({
      subscription: id,
      price,
      quantity,
      start: now,
      end: periodEnd(now, recurringOf(price), now),
      created: now,
    }),
  );
  const draft = subscriptionObject({
    id,
    customer: given.customer.id,
    currency: items[0]?.price.currency ?? "usd",
    items,
    anchor: now,
    status: "incomplete",
    defaultPaymentMethod: given.method.id,
    metadata: given.metadata,
    description: given.description,
    testClock: given.customer.test_clock ?? null,
    now,
  });
  const bill = billPeriod(world, draft, "subscription_create");
  const subscription = world.store.put<Of<"subscription">>({
    ...draft,
    latest_invoice: bill.invoice.id,
    status: bill.paid ? "active" : "incomplete",
  });
  world.emit("customer.subscription.created", subscription);
  bill.announce();
  return { subscription, invoice: bill.invoice };
}

/** Prices in a subscription were checked to recur; a price that does not would be our own mistake. */
export function recurringOf(price: { id: string; recurring: Recurring | null }): Recurring {
  if (!price.recurring) throw new Error(`The price ${price.id} does not recur.`);
  return price.recurring;
}
