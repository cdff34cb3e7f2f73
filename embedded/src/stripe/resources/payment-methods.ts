import type { Stripe } from "stripe";
import { resolveMethod } from "../flows/save-card.ts";
import { endpoint } from "../wire/endpoint.ts";
import { paging } from "../wire/paging.ts";
import { oneOf, params, text } from "../wire/params.ts";

const listParams = params<Stripe.PaymentMethodListParams>()({
  ...paging,
  customer: text.optional(),
  type: oneOf("card").optional(),
});

export const paymentMethods = [
  endpoint("GET", "/v1/payment_methods/:id", params<Stripe.PaymentMethodRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("payment_method", id),
  ),
  endpoint("GET", "/v1/payment_methods", listParams, ({ world, params: { customer, type, ...page } }) =>
    world.store.page("payment_method", "/v1/payment_methods", page, { "$.customer": customer, "$.type": type }),
  ),
  // `pm_card_visa` and its like: how a test gives a customer a card without a page.
  endpoint(
    "POST",
    "/v1/payment_methods/:id/attach",
    params<Stripe.PaymentMethodAttachParams>()({ customer: text }),
    ({ world, params: given, id }) => resolveMethod(world, world.store.get("customer", given.customer, "customer"), id, "id"),
  ),
];
