import type { Stripe } from "stripe";
import { cancelIntent, CANCELABLE, isCancelable } from "../flows/cancel-intent.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { metadata, oneOf, params, text, unsettable } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";

const intentList = params<Stripe.PaymentIntentListParams>()({ ...paging, ...created, customer: text.optional() });
const intentUpdate = params<Stripe.PaymentIntentUpdateParams>()({
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: unsettable.optional(),
});
const intentCancel = params<Stripe.PaymentIntentCancelParams>()({
  cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer").optional(),
});
const chargeList = params<Stripe.ChargeListParams>()({
  ...paging,
  ...created,
  customer: text.optional(),
  payment_intent: text.optional(),
});

export const payments = [
  endpoint("GET", "/v1/payment_intents/:id", params<Stripe.PaymentIntentRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("payment_intent", id),
  ),
  endpoint("GET", "/v1/payment_intents", intentList, ({ world, params: { customer, ...page } }) =>
    world.store.page("payment_intent", "/v1/payment_intents", page, { "$.customer": customer }),
  ),
  // Stripe has no event for this change.
  endpoint("POST", "/v1/payment_intents/:id", intentUpdate, ({ world, params: given, id }) => {
    const intent = world.store.get("payment_intent", id);
    return world.store.put<Of<"payment_intent">>({
      ...intent,
      description: given.description ?? intent.description,
      receipt_email: given.receipt_email === undefined ? intent.receipt_email : given.receipt_email || null,
      metadata: mergeMetadata(intent.metadata, given.metadata),
    });
  }),
  endpoint("POST", "/v1/payment_intents/:id/cancel", intentCancel, ({ world, params: given, id }) => {
    const intent = world.store.get("payment_intent", id);
    if (!isCancelable(intent)) {
      throw invalid(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
        undefined,
        "payment_intent_unexpected_state",
      );
    }
    const [session] = world.store.all("checkout.session", { "$.payment_intent": id, "$.status": "open" });
    if (session) {
      throw invalid(
        "You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.",
        undefined,
        "payment_intent_unexpected_state",
      );
    }
    return cancelIntent(world, intent, given.cancellation_reason ?? null);
  }),

  endpoint("GET", "/v1/charges/:id", params<Stripe.ChargeRetrieveParams>()({}), ({ world, id }) => world.store.get("charge", id)),
  endpoint("GET", "/v1/charges", chargeList, ({ world, params: { customer, payment_intent, ...page } }) =>
    world.store.page("charge", "/v1/charges", page, { "$.customer": customer, "$.payment_intent": payment_intent }),
  ),
];
