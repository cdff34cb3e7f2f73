import type { Stripe } from "stripe";
import { expireCheckout } from "../flows/expire-checkout.ts";
import { lineItemsOf } from "../flows/line-items.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { pageOf } from "../wire/page-of.ts";
import { created, paging } from "../wire/paging.ts";
import { oneOf, params, text } from "../wire/params.ts";

const listParams = params<Stripe.Checkout.SessionListParams>()({
  ...paging,
  ...created,
  customer: text.optional(),
  payment_intent: text.optional(),
  status: oneOf("complete", "expired", "open").optional(),
  subscription: text.optional(),
});

export const checkoutSessions = [
  endpoint("GET", "/v1/checkout/sessions/:id", params<Stripe.Checkout.SessionRetrieveParams>()({}), ({ world, id }) => {
    const session = world.store.get("checkout.session", id);
    return session.status === "open" && session.expires_at <= world.now() ? expireCheckout(world, session) : session;
  }),

  endpoint(
    "GET",
    "/v1/checkout/sessions",
    listParams,
    ({ world, params: { customer, payment_intent, status, subscription, ...page } }) =>
      world.store.page("checkout.session", "/v1/checkout/sessions", page, {
        "$.customer": customer,
        "$.payment_intent": payment_intent,
        "$.status": status,
        "$.subscription": subscription,
      }),
  ),

  endpoint("POST", "/v1/checkout/sessions/:id/expire", params<Stripe.Checkout.SessionExpireParams>()({}), ({ world, id }) => {
    const session = world.store.get("checkout.session", id);
    if (session.status !== "open") {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    }
    return expireCheckout(world, session);
  }),

  endpoint(
    "GET",
    "/v1/checkout/sessions/:id/line_items",
    params<Stripe.Checkout.SessionListLineItemsParams>()(paging),
    ({ world, params: page, id }) => {
      const { url, data } = lineItemsOf(world.store, world.store.get("checkout.session", id).id);
      return pageOf(url, data, page);
    },
  ),
];
