import type { Stripe } from "stripe";
import { refundCharge } from "../flows/refund-charge.ts";
import { updateRefund } from "../flows/update-refund.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { integer, metadata, oneOf, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

const createParams = params<Stripe.RefundCreateParams>()({
  amount: integer.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer").optional(),
  metadata: metadata.optional(),
});
const listParams = params<Stripe.RefundListParams>()({
  ...paging,
  ...created,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export const refunds = [
  endpoint("POST", "/v1/refunds", createParams, ({ world, params: given }) => {
    const charge = chargeOf(world, given.charge, given.payment_intent);
    const { amount, reason } = given;
    return refundCharge(world, charge, { amount, reason, metadata: mergeMetadata({}, given.metadata) });
  }),

  endpoint("GET", "/v1/refunds/:id", params<Stripe.RefundRetrieveParams>()({}), ({ world, id }) => world.store.get("refund", id)),

  endpoint("GET", "/v1/refunds", listParams, ({ world, params: { charge, payment_intent, ...page } }) =>
    world.store.page("refund", "/v1/refunds", page, { "$.charge": charge, "$.payment_intent": payment_intent }),
  ),

  endpoint(
    "POST",
    "/v1/refunds/:id",
    params<Stripe.RefundUpdateParams>()({ metadata: metadata.optional() }),
    ({ world, params: given, id }) => {
      const refund = world.store.get("refund", id);
      return updateRefund(world, refund, { ...refund, metadata: mergeMetadata(refund.metadata ?? {}, given.metadata) });
    },
  ),

  // Only a refund that waits for its receiver can be called back, and no method of payment here has such refunds.
  endpoint("POST", "/v1/refunds/:id/cancel", params<Stripe.RefundCancelParams>()({}), ({ world, id }) => {
    const { status } = world.store.get("refund", id);
    throw invalid(
      `Refund ${id} cannot be canceled because it has a status of ${status ?? "unknown"}. Only a refund with the status requires_action can be canceled.`,
    );
  }),
];

function chargeOf(world: World, id: string | undefined, intentId: string | undefined): Of<"charge"> {
  const { store } = world;
  if (id !== undefined && intentId === undefined) return store.get("charge", id, "charge");
  if (intentId === undefined || id !== undefined) {
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      undefined,
      id === undefined ? "parameter_missing" : "parameters_exclusive",
    );
  }
  const intent = store.get("payment_intent", intentId, "payment_intent");
  if (!intent.latest_charge) throw invalid(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`);
  return store.get("charge", intent.latest_charge);
}
