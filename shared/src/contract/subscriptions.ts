import { z } from "zod";
import { bilingual, pageInput } from "./common.ts";

export const subscription = z.object({
  id: z.uuid(),
  planCode: z.string(),
  planName: bilingual,
  /** Stripe's word: active, trialing, past_due, canceled… */
  status: z.string(),
  live: z.boolean(),
  currentPeriodStart: z.string(),
  currentPeriodEnd: z.string(),
  /** When it ends, if it is to end. */
  cancelAt: z.string().nullable(),
  stub: z.boolean(),
  amount: z.number().int().nullable(),
  currency: z.string().nullable(),
  interval: z.enum(["month", "year"]).nullable(),
  createdAt: z.string(),
});
export type Subscription = z.infer<typeof subscription>;
export const subscriptionList = z.object({ items: z.array(subscription) });

/** `currency` and `interval` choose a price; left out, the person's usual currency and month. `price_id` names one outright. */
export const stripeCheckoutInput = z.object({
  plan_code: z.string().min(1).max(40),
  success_url: z.url({ protocol: /^https?$/ }).max(2000),
  cancel_url: z.url({ protocol: /^https?$/ }).max(2000),
  currency: z
    .string()
    .regex(/^[a-zA-Z]{3}$/)
    .optional(),
  interval: z.enum(["month", "year"]).optional(),
  price_id: z.uuid().optional(),
});
export const stripeCheckoutResult = z.object({ url: z.url(), checkoutSessionId: z.string() });

/** As `stripeCheckoutInput`, but the addresses may be left out: the site's own are taken. */
export const checkoutInput = stripeCheckoutInput.partial({ success_url: true, cancel_url: true });
export const checkoutResult = z.object({
  /** Where to pay; null for the local subscription that exists where no Stripe is configured. */
  url: z.url().nullable(),
  stub: z.boolean(),
  subscription: subscription.nullable(),
});

/** A subscription as the operator sees it in the list. */
export const adminSubscription = subscription.extend({
  userId: z.uuid(),
  email: z.string(),
  stripeSubscriptionId: z.string().nullable(),
});
export type AdminSubscription = z.infer<typeof adminSubscription>;

/** `email` finds by any part of the address; `userId` is exact. */
export const adminSubscriptionsInput = z.object({
  email: z.string().trim().max(200).optional(),
  userId: z.uuid().optional(),
  status: z.string().max(40).optional(),
  order: z.enum(["newest", "oldest"]).optional(),
  ...pageInput,
});
