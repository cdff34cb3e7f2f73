import { randomBytes } from "node:crypto";
import { stripeObject, type FakeSubscription } from "./fake-stripe.ts";

export interface FakeEvent {
  id: string;
  object: "event";
  type: string;
  api_version: string;
  created: number;
  livemode: false;
  data: { object: Record<string, unknown> };
}

export const stripeId = (prefix: string): string => `${prefix}_${randomBytes(9).toString("hex")}`;
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export function event(type: string, object: Record<string, unknown>): FakeEvent {
  return {
    id: stripeId("evt"),
    object: "event",
    type,
    api_version: "2026-10-28.endive",
    created: nowSeconds(),
    livemode: false,
    data: { object },
  };
}

export const subscriptionEvent = (kind: string, subscription: FakeSubscription): FakeEvent =>
  event(`customer.subscription.${kind}`, stripeObject(subscription));

export const invoiceEvent = (kind: string, { id, customer }: FakeSubscription): FakeEvent =>
  event(`invoice.${kind}`, {
    id: stripeId("in"),
    object: "invoice",
    customer,
    parent: { type: "subscription_details", subscription_details: { subscription: id } },
  });

export const checkoutEvent = (kind: string, { id, customer }: FakeSubscription, session = stripeId("cs")): FakeEvent =>
  event(`checkout.session.${kind}`, {
    id: session,
    object: "checkout.session",
    mode: "subscription",
    customer,
    subscription: id,
    payment_status: "paid",
  });
