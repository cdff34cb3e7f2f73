import { z } from "zod";
import { bilingual, consultType, page, pageInput } from "./common.ts";
import { consumption } from "./entitlements.ts";

/** Something that can be bought once. */
export const overageItem = z.object({
  code: z.string(),
  type: consultType,
  name: bilingual,
  units: z.number().int(),
  amount: z.number().int(),
  currency: z.string(),
});
export type OverageItem = z.infer<typeof overageItem>;
export const overageItemList = z.object({ items: z.array(overageItem) });

export const creditOrigin = z.enum(["purchase", "goodwill", "admin", "compensation"]);

/** Units beside the plan's. granted = remaining + reserved + consumed + reversed + expired. */
export const credit = z.object({
  id: z.uuid(),
  type: consultType,
  origin: creditOrigin,
  granted: z.number().int(),
  remaining: z.number().int(),
  reserved: z.number().int(),
  consumed: z.number().int(),
  expiresAt: z.string().nullable(),
  /** The bank examines the payment: none can be used meanwhile. */
  frozen: z.boolean(),
  purchaseId: z.uuid().nullable(),
  createdAt: z.string(),
});
export type Credit = z.infer<typeof credit>;
/** `items`: credits with something left, the first to be used first. The totals count what can be used now. */
export const creditList = z.object({ items: z.array(credit), chat: z.number().int(), video: z.number().int() });

export const purchaseStatus = z.enum(["creating", "checkout_created", "processing", "paid", "failed", "expired"]);

export const purchase = z.object({
  id: z.uuid(),
  code: z.string(),
  name: bilingual,
  type: consultType,
  quantity: z.number().int(),
  units: z.number().int(),
  amount: z.number().int(),
  currency: z.string(),
  status: purchaseStatus,
  /** The consult that it was bought for. */
  sessionId: z.uuid().nullable(),
  /** What became of it: the consult's unit, or credits. */
  fulfilledAs: z.enum(["session", "credits"]).nullable(),
  refundedAmount: z.number().int(),
  frozen: z.boolean(),
  /** Stripe's page with the receipt. */
  receiptUrl: z.string().nullable(),
  /** Whether its owner, who reads this, can ask for a refund now. */
  canAskRefund: z.boolean(),
  paidAt: z.string().nullable(),
  createdAt: z.string(),
});
export type Purchase = z.infer<typeof purchase>;
export const purchasesInput = z.object(pageInput);
export const purchasePage = page(purchase);

/** `original_session_id` binds the purchase to a consult that waits for payment. */
export const overageCheckoutInput = z.object({
  code: z.string().min(1).max(40),
  quantity: z.number().int().min(1).max(20).optional(),
  original_session_id: z.uuid().optional(),
  success_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  cancel_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
export const overageCheckoutResult = z.object({ url: z.url(), checkoutSessionId: z.string(), purchaseId: z.uuid() });

/** `purchase`: a paid purchase that has not paid for a consult yet, the oldest when none is named. `credit`: any credit. */
export const overageConsumeInput = z.object({
  sessionId: z.uuid(),
  mode: z.enum(["purchase", "credit"]),
  purchaseId: z.uuid().optional(),
});
export const overageConsumeResult = z.object({ consumption });
