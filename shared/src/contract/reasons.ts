import { z } from "zod";

/** Why a call was refused: a closed set. The words for people are the client's, in Spanish and English. */
export const reasons = [
  "already_claimed",
  "already_has_active_subscription",
  "checkout_in_progress",
  "consult_not_over",
  "consumption_already_committed",
  "consumption_already_released",
  "consumption_not_found",
  "draft_not_open",
  "forbidden",
  "input_invalid",
  "internal",
  "invalid_signature",
  "no_active_subscription",
  "no_purchase_or_credit_available",
  "no_units_left",
  "not_a_participant",
  "not_found",
  "nothing_to_resume",
  "payload_too_large",
  "payment_not_found",
  "payment_required",
  "pet_not_found",
  "plan_not_found",
  "price_not_found",
  "provider_unavailable",
  "purchase_not_found",
  "purchase_not_paid",
  "rate_limited",
  "refund_not_possible",
  "same_plan",
  "session_already_live",
  "session_not_found",
  "session_not_live",
  "stale_signature",
  "unauthenticated",
  "vet_not_available",
] as const;

export const reasonSchema = z.enum(reasons);
export type Reason = (typeof reasons)[number];

/** The body of every refused REST call; tRPC carries the same three under `error.data`. */
export const errorBody = z.object({
  reason: reasonSchema,
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;
