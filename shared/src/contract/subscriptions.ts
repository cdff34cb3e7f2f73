import { z } from "zod";
import { bilingual, page, pageInput } from "./common.ts";

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
  endedAt: z.string().nullable(),
  /** When the trial ends, while it runs. */
  trialEnd: z.string().nullable(),
  /** A second one beside the person's first: it gives no units. */
  superseded: z.boolean(),
  /** The plan that takes over later. */
  next: z.object({ planCode: z.string(), planName: bilingual, amount: z.number().int().nullable(), at: z.string() }).nullable(),
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

export const portalInput = z.object({
  return_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
export const portalResult = z.object({ url: z.url() });

/** `period_end` (left out, too): it stays until what is paid for is over. `now`: it ends at once, nothing is paid back. */
export const cancelInput = z.object({ when: z.enum(["period_end", "now"]).optional() });

/**
 * `interval` left out: as now. `when` left out: an upgrade now, a downgrade at the period's end. `proration_date` is the
 * preview's, so that what is charged is what was shown.
 */
export const changePlanInput = z.object({
  plan_code: z.string().min(1).max(40),
  interval: z.enum(["month", "year"]).optional(),
  when: z.enum(["now", "period_end"]).optional(),
  proration_date: z.number().int().positive().optional(),
});
export const subscriptionResult = z.object({ subscription });

/** What a change would do, before it is made. Amounts in minor units of `currency`. */
export const changePreview = z.object({
  planCode: z.string(),
  direction: z.enum(["upgrade", "downgrade"]),
  takesEffect: z.enum(["now", "period_end"]),
  /** The moment of a change that takes effect later. */
  at: z.string(),
  currency: z.string(),
  /** To be paid now; 0 when nothing is. */
  amountDue: z.number().int(),
  /** What is given back for the unused time of the present plan, within amountDue. */
  credit: z.number().int(),
  /** The price from then on, per interval. */
  amount: z.number().int(),
  interval: z.enum(["month", "year"]),
  prorationDate: z.number().int().nullable(),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const invoice = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  /** Stripe's word: draft, open, paid, uncollectible, void. */
  status: z.string(),
  total: z.number().int(),
  amountPaid: z.number().int(),
  refundedAmount: z.number().int(),
  currency: z.string(),
  planName: bilingual.nullable(),
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  /** Stripe's page with the invoice, and its PDF. */
  hostedUrl: z.string().nullable(),
  pdfUrl: z.string().nullable(),
  createdAt: z.string(),
});
export type Invoice = z.infer<typeof invoice>;
export const invoicesInput = z.object(pageInput);
export const invoicePage = page(invoice);

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
  id: z.uuid().optional(),
  status: z.string().max(40).optional(),
  order: z.enum(["newest", "oldest"]).optional(),
  ...pageInput,
});
