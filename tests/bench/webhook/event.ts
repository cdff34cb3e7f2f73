import { priceObject } from "@callavet/embedded/stripe/objects/price.ts";
import { subscriptionItemObject } from "@callavet/embedded/stripe/objects/subscription-item.ts";
import { subscriptionObject } from "@callavet/embedded/stripe/objects/subscription.ts";
import { Stripe } from "stripe";

/** As large as Stripe writes it: most of what a webhook costs goes with its size. */
export function benchEvent(id: string, subscription: string, customer: string): object {
  const now = Math.floor(Date.now() / 1000);
  const recurring = {
    interval: "month",
    interval_count: 1,
    meter: null,
    trial_period_days: null,
    usage_type: "licensed",
  } as const;
  const price = priceObject({ currency: "usd", product: "prod_bench", unit_amount: 1990, recurring }, now);
  const period = { start: now, end: now + 2_592_000, created: now };
  const object = subscriptionObject({
    id: subscription,
    customer,
    currency: "usd",
    items: [subscriptionItemObject({ subscription, price, quantity: 1, ...period })],
    anchor: now,
    status: "active",
    defaultPaymentMethod: null,
    metadata: {},
    testClock: null,
    trial: null,
    missingMethod: "create_invoice",
    discounts: [],
    now,
  });
  return {
    id,
    object: "event",
    api_version: Stripe.API_VERSION,
    created: now,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: "customer.subscription.updated",
  };
}
