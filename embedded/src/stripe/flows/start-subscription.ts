import { newId } from "../ids.ts";
import { subscriptionItemObject } from "../objects/subscription-item.ts";
import { subscriptionObject } from "../objects/subscription.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { type Bill, bill } from "./bill.ts";
import { periodDrafts } from "./make-invoice.ts";
import { periodEnd, recurringOf } from "./period.ts";
import { type Reduction, redeem } from "./redeem.ts";

interface Given {
  customer: Of<"customer">;
  items: { price: Of<"price">; quantity: number }[];
  /** A trial needs none before its end. */
  method: Of<"payment_method"> | null;
  metadata: Of<"subscription">["metadata"];
  description?: string | undefined;
  trialEnd?: number | undefined;
  missingMethod?: "cancel" | "create_invoice" | undefined;
  reductions?: Reduction[] | undefined;
  /** The checkout that it was bought by. */
  session?: string | undefined;
}

export interface Started extends Pick<Bill, "invoice" | "payment" | "paid"> {
  subscription: Of<"subscription">;
}

/** A subscription from now on, with its first invoice. It is `incomplete` when the first payment fails. */
export function startSubscription(world: World, given: Given): Started {
  const now = world.now(given.customer.id);
  const id = newId("sub_1");
  const trialEnd = given.trialEnd ?? null;
  const items = given.items.map(({ price, quantity }) =>
    subscriptionItemObject({
      subscription: id,
      price,
      quantity,
      start: now,
      end: trialEnd ?? periodEnd(now, recurringOf(price), now),
      created: now,
    }),
  );
  const draft = subscriptionObject({
    id,
    customer: given.customer.id,
    currency: items[0]?.price.currency ?? "usd",
    items,
    anchor: trialEnd ?? now,
    status: trialEnd === null ? "incomplete" : "trialing",
    defaultPaymentMethod: given.method?.id ?? null,
    metadata: given.metadata,
    description: given.description,
    trial: trialEnd === null ? null : { start: now, end: trialEnd },
    missingMethod: given.missingMethod ?? "create_invoice",
    testClock: given.customer.test_clock ?? null,
    discounts: (given.reductions ?? []).map(
      (each) => redeem(world, each, { subscription: id, customer: given.customer.id, session: given.session ?? null }).id,
    ),
    now,
  });
  const first = bill(world, draft, "subscription_create", periodDrafts(world.store, draft));
  const subscription = world.store.put<Of<"subscription">>({
    ...draft,
    latest_invoice: first.invoice.id,
    discounts: first.discounts,
    status: trialEnd === null ? (first.paid ? "active" : "incomplete") : "trialing",
  });
  world.emit("customer.subscription.created", subscription);
  first.announce();
  return { subscription, invoice: first.invoice, payment: first.payment, paid: first.paid };
}
