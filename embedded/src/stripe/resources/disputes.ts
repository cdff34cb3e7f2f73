import type { Stripe } from "stripe";
import { closeDispute, isClosed } from "../flows/close-dispute.ts";
import { putLater } from "../flows/later.ts";
import { differences } from "../wire/differences.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, metadata, params, text, unsettable } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";

type Dispute = Of<"dispute">;

const listParams = params<Stripe.DisputeListParams>()({
  ...paging,
  ...created,
  charge: text.optional(),
  payment_intent: text.optional(),
});
const words = unsettable.optional();
// Files are not taken here: what is told of a case is told in words.
const evidence = params<Stripe.DisputeUpdateParams.Evidence>()({
  access_activity_log: words,
  billing_address: words,
  cancellation_policy_disclosure: words,
  cancellation_rebuttal: words,
  customer_email_address: words,
  customer_name: words,
  customer_purchase_ip: words,
  duplicate_charge_explanation: words,
  duplicate_charge_id: words,
  product_description: words,
  refund_policy_disclosure: words,
  refund_refusal_explanation: words,
  service_date: words,
  uncategorized_text: words,
});
const updateParams = params<Stripe.DisputeUpdateParams>()({
  evidence: evidence.optional(),
  metadata: metadata.optional(),
  submit: bool.optional(),
});

export const disputes = [
  endpoint("GET", "/v1/disputes/:id", params<Stripe.DisputeRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("dispute", id),
  ),

  endpoint("GET", "/v1/disputes", listParams, ({ world, params: { charge, payment_intent, ...page } }) =>
    world.store.page("dispute", "/v1/disputes", page, { "$.charge": charge, "$.payment_intent": payment_intent }),
  ),

  // Evidence is submitted at once unless it is said otherwise. Two texts decide a case, as in Stripe's own test mode.
  endpoint("POST", "/v1/disputes/:id", updateParams, ({ world, params: given, id }) => {
    const dispute = world.store.get("dispute", id);
    if (given.evidence && isClosed(dispute)) throw invalid("This dispute is closed: its evidence cannot be changed any more.");
    const submits = given.evidence !== undefined && given.submit !== false;
    const changed = world.store.put<Dispute>({
      ...dispute,
      metadata: mergeMetadata(dispute.metadata, given.metadata),
      evidence: { ...dispute.evidence, ...told(given.evidence ?? {}) },
      evidence_details: {
        ...dispute.evidence_details,
        has_evidence: dispute.evidence_details.has_evidence || given.evidence !== undefined,
        submission_count: dispute.evidence_details.submission_count + Number(submits),
        submission_method: submits ? "manual" : dispute.evidence_details.submission_method,
      },
      status: submits ? underReview(dispute) : dispute.status,
    });
    world.emit("charge.dispute.updated", changed, differences(dispute, changed));
    if (submits && changed.evidence.uncategorized_text === "winning_evidence") putLater(world.store, id, "dispute-won");
    if (submits && changed.evidence.uncategorized_text === "losing_evidence") putLater(world.store, id, "dispute-lost");
    return changed;
  }),

  endpoint("POST", "/v1/disputes/:id/close", params<Stripe.DisputeCloseParams>()({}), ({ world, id }) =>
    closeDispute(world, world.store.get("dispute", id), "lost"),
  ),
];

function underReview({ status }: Dispute): Dispute["status"] {
  return status.startsWith("warning_") ? "warning_under_review" : "under_review";
}

/** Only what was given, with an empty text as null. */
function told(given: Record<string, string | undefined>): Partial<Dispute["evidence"]> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, value || null]));
}
