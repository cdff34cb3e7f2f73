import {
  disputeObject,
  intentObject,
  nowSeconds,
  refundObject,
  sessionObject,
  stripeId,
  stripeObject,
  type FakeDispute,
  type FakeIntent,
  type FakeRefund,
  type FakeSession,
  type FakeSubscription,
} from "./fake-objects.ts";

export interface FakeEvent {
  id: string;
  object: "event";
  type: string;
  api_version: string;
  created: number;
  livemode: false;
  data: { object: Record<string, unknown> };
}

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

export const invoiceEvent = (kind: string, { id, customer }: FakeSubscription, invoice = stripeId("in")): FakeEvent =>
  event(`invoice.${kind}`, {
    id: invoice,
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

export const sessionEvent = (kind: string, session: FakeSession): FakeEvent =>
  event(`checkout.session.${kind}`, sessionObject(session));

export const intentEvent = (kind: string, intent: FakeIntent): FakeEvent => event(`payment_intent.${kind}`, intentObject(intent));

/** `charge.refunded` and the like: a charge that names its payment intent. */
export const chargeEvent = (kind: string, { id, customer, charge }: FakeIntent): FakeEvent =>
  event(`charge.${kind}`, { id: charge, object: "charge", customer, payment_intent: id });

/** `charge.refund.updated` too; a refund may not name the customer. */
export const refundEvent = (type: string, refund: FakeRefund): FakeEvent => event(type, refundObject(refund));

export const disputeEvent = (kind: string, dispute: FakeDispute): FakeEvent =>
  event(`charge.dispute.${kind}`, disputeObject(dispute));
