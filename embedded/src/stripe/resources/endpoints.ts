import type { Endpoint } from "../wire/endpoint.ts";
import { checkoutSessions } from "./checkout-sessions.ts";
import { coupons } from "./coupons.ts";
import { createCheckoutSession } from "./create-checkout-session.ts";
import { customers } from "./customers.ts";
import { disputes } from "./disputes.ts";
import { events } from "./events.ts";
import { createPreview } from "./invoice-preview.ts";
import { invoices } from "./invoices.ts";
import { paymentMethods } from "./payment-methods.ts";
import { payments } from "./payments.ts";
import { portal } from "./portal.ts";
import { prices } from "./prices.ts";
import { products } from "./products.ts";
import { promotionCodes } from "./promotion-codes.ts";
import { refunds } from "./refunds.ts";
import { schedules } from "./schedules.ts";
import { subscriptions } from "./subscriptions.ts";
import { testClocks } from "./test-clocks.ts";
import { updateSubscription } from "./update-subscription.ts";
import { webhookEndpoints } from "./webhook-endpoints.ts";

export const endpoints: readonly Endpoint[] = [
  ...customers,
  ...products,
  ...prices,
  createCheckoutSession,
  ...checkoutSessions,
  ...subscriptions,
  updateSubscription,
  ...schedules,
  ...coupons,
  ...promotionCodes,
  ...portal,
  createPreview,
  ...invoices,
  ...payments,
  ...refunds,
  ...disputes,
  ...paymentMethods,
  ...events,
  ...webhookEndpoints,
  ...testClocks,
];
