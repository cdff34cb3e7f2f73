import type { Stripe } from "stripe";
import { z } from "zod";
import { planChange } from "../flows/plan-change.ts";
import { redeem, reductionsOf } from "../flows/redeem.ts";
import { resolveMethod } from "../flows/save-card.ts";
import { scheduledEnd } from "../flows/scheduled-end.ts";
import { applyChange } from "../flows/update-subscription.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { bool, integer, list, metadata, oneOf, params, text, unsettable } from "../wire/params.ts";
import { cancelAt, discount, trialEnd } from "./subscription-params.ts";
import { refuseScheduled } from "./refuse-scheduled.ts";

const feedback = oneOf(
  "customer_service",
  "low_quality",
  "missing_features",
  "other",
  "switched_service",
  "too_complex",
  "too_expensive",
  "unused",
);
type Update = Stripe.SubscriptionUpdateParams;

const updateParams = params<Update>()({
  items: list(
    params<Stripe.SubscriptionUpdateParams.Item>()({ id: text.optional(), price: text.optional(), quantity: integer.optional() }),
  ).optional(),
  metadata: metadata.optional(),
  description: unsettable.optional(),
  cancel_at: cancelAt.optional(),
  cancel_at_period_end: bool.optional(),
  cancellation_details: params<Stripe.SubscriptionUpdateParams.CancellationDetails>()({
    comment: unsettable.optional(),
    feedback: feedback.optional(),
  }).optional(),
  default_payment_method: text.optional(),
  off_session: bool.optional(),
  payment_behavior: oneOf("allow_incomplete", "error_if_incomplete", "pending_if_incomplete").optional(),
  proration_behavior: oneOf("always_invoice", "create_prorations", "none").optional(),
  proration_date: integer.optional(),
  trial_end: trialEnd.optional(),
  discounts: z.union([z.literal(""), list(discount)]).optional(),
});

const ON_FAILURE = {
  allow_incomplete: "past_due",
  error_if_incomplete: "error",
  pending_if_incomplete: "pending",
} as const;

export const updateSubscription = endpoint("POST", "/v1/subscriptions/:id", updateParams, ({ world, params: given, id }) => {
  const current = world.store.get("subscription", id);
  const { metadata: texts, description, cancellation_details, ...rest } = given;
  if (current.ended_at !== null && Object.values(rest).some((value) => value !== undefined))
    throw invalid("A canceled subscription can only update its cancellation_details and metadata.");
  if (given.cancel_at !== undefined && given.cancel_at_period_end !== undefined)
    throw invalid("You may only specify one of these parameters: cancel_at, cancel_at_period_end.", "cancel_at");
  refuseScheduled(current, given);
  // What waits for its payment is said by items, trial and prorations alone.
  if (given.payment_behavior === "pending_if_incomplete")
    for (const param of [
      "metadata",
      "description",
      "cancel_at",
      "cancel_at_period_end",
      "default_payment_method",
      "discounts",
    ] as const)
      if (given[param] !== undefined)
        throw invalid(`You cannot pass \`${param}\` when \`payment_behavior\` is \`pending_if_incomplete\`.`, param);
  const customer = world.store.get("customer", current.customer);
  const now = world.now(customer.id);
  const method =
    given.default_payment_method && resolveMethod(world, customer, given.default_payment_method, "default_payment_method").id;
  const reductions = given.discounts === undefined ? null : reductionsOf(world, given.discounts || [], "discounts");
  const discounts = reductions?.map((each) => redeem(world, each, { subscription: id, customer: customer.id, session: null }).id);
  // The new card pays what the change costs.
  const wished = {
    ...current,
    default_payment_method: method || current.default_payment_method,
    discounts: discounts ?? current.discounts,
  };
  const change = planChange(world, wished, {
    items: given.items,
    behavior: given.proration_behavior ?? "create_prorations",
    date: given.proration_date,
    trialEnd: given.trial_end === "now" ? now : given.trial_end,
  });
  const subscription = {
    ...change.subscription,
    metadata: mergeMetadata(current.metadata, texts),
    description: description === undefined ? current.description : description || null,
    ...scheduledEnd(current, change.subscription.items.data, given, now),
    ...(cancellation_details
      ? {
          cancellation_details: {
            reason: null,
            feedback_option: null,
            ...current.cancellation_details,
            comment: cancellation_details.comment || null,
            feedback: cancellation_details.feedback ?? null,
          },
        }
      : {}),
  };
  return applyChange(world, current, { ...change, subscription }, ON_FAILURE[given.payment_behavior ?? "allow_incomplete"]);
});
