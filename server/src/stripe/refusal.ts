import Stripe from "stripe";
import { refuse } from "../trpc/refuse.ts";

/** What a failed call to Stripe means to the person who waits for it; errors of ours stay as they are. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  // The bank said no, or wants the person to confirm: Stripe leaves things as they were.
  if (error.statusCode === 402) return refuse(402, "payment_required", error.code ? { code: error.code } : {}, error);
  // The same wish is being carried out at this moment, with other words.
  if (error instanceof Stripe.errors.StripeIdempotencyError || error.statusCode === 409 || error.code === "lock_timeout")
    return refuse(409, "checkout_in_progress", {}, error);
  return refuse(503, "provider_unavailable", {}, error);
}
