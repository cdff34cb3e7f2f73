import type { Stripe } from "stripe";
import { z } from "zod";
import { integer, oneOf, params, text } from "../wire/params.ts";

/** A time; empty takes the scheduled end away; the end of the shortest or longest period of the items. */
export const cancelAt = z.union([z.literal(""), oneOf("min_period_end", "max_period_end"), integer]);

/** A time, or at once. */
export const trialEnd = z.union([z.literal("now"), integer]);

/** What happens at a trial's end without a card. */
export const trialEndBehavior = params<Stripe.SubscriptionCreateParams.TrialSettings.EndBehavior>()({
  missing_payment_method: oneOf("cancel", "create_invoice"),
});

export const discount = params<Stripe.SubscriptionCreateParams.Discount>()({
  coupon: text.optional(),
  promotion_code: text.optional(),
});
