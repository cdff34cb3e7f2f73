import type { Stripe } from "stripe";
import { endpoint } from "../wire/endpoint.ts";
import { created, paging } from "../wire/paging.ts";
import { params, text } from "../wire/params.ts";

const intentList = params<Stripe.PaymentIntentListParams>()({ ...paging, ...created, customer: text.optional() });
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
  endpoint("GET", "/v1/charges/:id", params<Stripe.ChargeRetrieveParams>()({}), ({ world, id }) => world.store.get("charge", id)),
  endpoint("GET", "/v1/charges", chargeList, ({ world, params: { customer, payment_intent, ...page } }) =>
    world.store.page("charge", "/v1/charges", page, { "$.customer": customer, "$.payment_intent": payment_intent }),
  ),
];
