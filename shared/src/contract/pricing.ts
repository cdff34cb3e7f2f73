import { z } from "zod";
import { bilingual } from "./common.ts";

export const planPrice = z.object({
  id: z.uuid(),
  /** ISO 4217 in lower case. */
  currency: z.string(),
  interval: z.enum(["month", "year"]),
  /** Minor units. */
  amount: z.number().int(),
});
export type PlanPrice = z.infer<typeof planPrice>;

export const plan = z.object({
  id: z.uuid(),
  code: z.string(),
  name: bilingual,
  description: bilingual,
  /** Units of a month; a year's membership has twelve times as many, for use at any time in it. */
  includedChats: z.number().int(),
  includedVideos: z.number().int(),
  /** Free days at the beginning, for somebody who never had a membership; 0 for none. */
  trialDays: z.number().int(),
  prices: z.array(planPrice),
});
export type Plan = z.infer<typeof plan>;

export const planList = z.object({ items: z.array(plan) });
export const planCodeInput = z.object({ code: z.string().min(1).max(40) });

/** A plan as the operator sees it: inactive ones too, with Stripe's ids. */
export const adminPlan = plan.extend({
  active: z.boolean(),
  stripeProductId: z.string().nullable(),
  liveSubscriptions: z.number().int(),
  prices: z.array(planPrice.extend({ active: z.boolean(), stripePriceId: z.string().nullable() })),
});
export type AdminPlan = z.infer<typeof adminPlan>;
export const adminPlanList = z.object({ items: z.array(adminPlan) });
