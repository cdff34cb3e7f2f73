import type { Stripe } from "stripe";
import { cardRefusal } from "../flows/card-refusal.ts";
import { endSubscription } from "../flows/end-subscription.ts";
import { recurringPrice } from "../flows/plan-change.ts";
import { reductionsOf } from "../flows/redeem.ts";
import { resolveMethod } from "../flows/save-card.ts";
import { startSubscription } from "../flows/start-subscription.ts";
import { trialEndOf } from "../flows/trial.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, integer, list, metadata, oneOf, params, text } from "../wire/params.ts";
import { discount, trialEnd, trialEndBehavior } from "./subscription-params.ts";

const createParams = params<Stripe.SubscriptionCreateParams>()({
  customer: text,
  items: list(params<Stripe.SubscriptionCreateParams.Item>()({ price: text, quantity: integer.optional() })),
  default_payment_method: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  discounts: list(discount).optional(),
  off_session: bool.optional(),
  payment_behavior: oneOf("allow_incomplete", "error_if_incomplete").optional(),
  trial_end: trialEnd.optional(),
  trial_period_days: integer.optional(),
  trial_settings: params<Stripe.SubscriptionCreateParams.TrialSettings>()({ end_behavior: trialEndBehavior }).optional(),
});
const statuses = oneOf(
  "active",
  "all",
  "canceled",
  "ended",
  "incomplete",
  "incomplete_expired",
  "past_due",
  "paused",
  "trialing",
  "unpaid",
);
const listParams = params<Stripe.SubscriptionListParams>()({
  ...paging,
  ...created,
  customer: text.optional(),
  status: statuses.optional(),
});
const cancelParams = params<Stripe.SubscriptionCancelParams>()({ invoice_now: bool.optional(), prorate: bool.optional() });

const NOT_CANCELED = ["active", "incomplete", "past_due", "paused", "trialing", "unpaid"];

export const subscriptions = [
  endpoint("POST", "/v1/subscriptions", createParams, ({ world, params: given }) => {
    const customer = world.store.get("customer", given.customer, "customer");
    const items = given.items.map(({ price, quantity = 1 }, index) => {
      return { price: recurringPrice(world, price, nameOf(["items", index, "price"])), quantity };
    });
    const method = given.default_payment_method ?? customer.invoice_settings.default_payment_method;
    const trial = trialEndOf(given, world.now(customer.id));
    if (!method && trial === undefined) {
      throw invalid(
        "This customer has no attached payment source or default payment method. Please consider adding a default payment method.",
        undefined,
        "resource_missing",
      );
    }
    const started = startSubscription(world, {
      customer,
      items,
      method: method ? resolveMethod(world, customer, method, "default_payment_method") : null,
      metadata: mergeMetadata({}, given.metadata),
      description: given.description,
      trialEnd: trial,
      missingMethod: given.trial_settings?.end_behavior.missing_payment_method,
      reductions: reductionsOf(world, given.discounts ?? [], "discounts"),
    });
    const decline = started.payment?.decline;
    if (decline && given.payment_behavior === "error_if_incomplete") throw cardRefusal(decline);
    return started.subscription;
  }),

  endpoint("GET", "/v1/subscriptions/:id", params<Stripe.SubscriptionRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("subscription", id),
  ),

  endpoint("GET", "/v1/subscriptions", listParams, ({ world, params: { customer, status, ...page } }) => {
    const wanted =
      status === "all" ? undefined : status === "ended" ? ["canceled", "incomplete_expired"] : (status ?? NOT_CANCELED);
    return world.store.page("subscription", "/v1/subscriptions", page, { "$.customer": customer, "$.status": wanted });
  }),

  endpoint("DELETE", "/v1/subscriptions/:id", cancelParams, ({ world, id }) => {
    const subscription = world.store.get("subscription", id);
    if (subscription.ended_at !== null) throw invalid(`No such subscription: '${id}'`, "id", "resource_missing");
    return endSubscription(world, subscription);
  }),
];
