import type { Stripe } from "stripe";
import { withReductions } from "../flows/checkout-amount.ts";
import { type Order, putOrder } from "../flows/checkout-order.ts";
import { reductionsOf } from "../flows/redeem.ts";
import { trialEndOf } from "../flows/trial.ts";
import { newId } from "../ids.ts";
import { checkoutSessionObject } from "../objects/checkout-session.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { bool, integer, list, oneOf, pairs, params, text } from "../wire/params.ts";
import { checkoutItem, soldItem } from "./checkout-items.ts";
import { checkoutLocale } from "./locale.ts";
import { trialEndBehavior } from "./subscription-params.ts";

type Create = Stripe.Checkout.SessionCreateParams;
const MINUTE = 60;
const DAY = 86_400;

const createParams = params<Create>()({
  mode: oneOf("payment", "setup", "subscription"),
  line_items: list(checkoutItem),
  success_url: text,
  cancel_url: text.optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  client_reference_id: text.optional(),
  metadata: pairs.optional(),
  customer_creation: oneOf("always", "if_required").optional(),
  submit_type: oneOf("auto", "book", "donate", "pay", "subscribe").optional(),
  payment_intent_data: params<Stripe.Checkout.SessionCreateParams.PaymentIntentData>()({
    metadata: pairs.optional(),
    description: text.optional(),
    receipt_email: text.optional(),
    setup_future_usage: oneOf("off_session", "on_session").optional(),
  }).optional(),
  subscription_data: params<Stripe.Checkout.SessionCreateParams.SubscriptionData>()({
    metadata: pairs.optional(),
    description: text.optional(),
    trial_period_days: integer.optional(),
    trial_end: integer.optional(),
    trial_settings: params<Stripe.Checkout.SessionCreateParams.SubscriptionData.TrialSettings>()({
      end_behavior: trialEndBehavior,
    }).optional(),
  }).optional(),
  discounts: list(
    params<Stripe.Checkout.SessionCreateParams.Discount>()({ coupon: text.optional(), promotion_code: text.optional() }),
  ).optional(),
  locale: checkoutLocale.optional(),
  allow_promotion_codes: bool.optional(),
  expires_at: integer.optional(),
  ui_mode: oneOf("hosted_page").optional(),
});

export const createCheckoutSession = endpoint("POST", "/v1/checkout/sessions", createParams, ({ world, params: given }) => {
  const { mode } = given;
  // A card saved without a payment is nothing that the product sells.
  if (mode === "setup") throw invalid("This stand-in has no checkout in `setup` mode.", "mode");
  for (const param of ["customer_email", "customer_creation"] as const)
    if (given.customer && given[param]) throw invalid(`You may only specify one of these parameters: customer, ${param}.`, param);
  const foreign = mode === "payment" ? (["subscription_data"] as const) : (["payment_intent_data", "customer_creation"] as const);
  for (const param of foreign) if (given[param]) throw invalid(`You can not pass \`${param}\` in \`${mode}\` mode.`, param);
  for (const param of ["success_url", "cancel_url"] as const) checkUrl(given[param], param);
  if (given.discounts && given.allow_promotion_codes !== undefined)
    throw invalid("You may only specify one of these parameters: allow_promotion_codes, discounts.", "discounts");
  const now = world.now();
  const { trial_period_days, trial_end, trial_settings } = given.subscription_data ?? {};
  const trialEnd = trialEndOf({ trial_period_days, trial_end }, now, "subscription_data");
  const items = given.line_items.map((item, index) => soldItem(world, mode, item, index));
  const [first] = items;
  if (!first) throw invalid("`line_items` must not be empty.", "line_items", "parameter_missing");
  if (items.some(({ price }) => price.currency !== first.price.currency))
    throw invalid("All prices on a session must have the same currency.", "line_items");

  const session = world.store.put(
    checkoutSessionObject({
      mode,
      customerCreation: given.customer ? null : mode === "payment" ? (given.customer_creation ?? "if_required") : "always",
      submitType: given.submit_type ?? null,
      amount: items.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * quantity, 0),
      currency: first.price.currency,
      customer: given.customer ? world.store.get("customer", given.customer, "customer") : null,
      customerEmail: given.customer_email ?? null,
      successUrl: given.success_url,
      cancelUrl: given.cancel_url ?? null,
      clientReferenceId: given.client_reference_id ?? null,
      metadata: mergeMetadata({}, given.metadata),
      locale: given.locale ?? null,
      allowPromotionCodes: given.allow_promotion_codes ?? null,
      expiresAt: expiry(given.expires_at, now),
      now,
    }),
  );
  const order: Order = {
    items: items.map(({ price, quantity }) => ({ id: newId("li_1"), price: price.id, quantity })),
    subscription: {
      metadata: mergeMetadata({}, given.subscription_data?.metadata),
      description: given.subscription_data?.description,
    },
  };
  if (mode === "payment")
    order.payment = { ...given.payment_intent_data, metadata: mergeMetadata({}, given.payment_intent_data?.metadata) };
  if (trialEnd !== undefined)
    order.trial = {
      trial_period_days,
      trial_end,
      missingMethod: trial_settings?.end_behavior.missing_payment_method ?? "create_invoice",
    };
  putOrder(world.store, session.id, order);
  return withReductions(world.store, session, reductionsOf(world, given.discounts ?? [], "discounts"));
});

function checkUrl(url: string | undefined, param: string): void {
  if (url === undefined || (URL.canParse(url) && /^https?:/.test(url))) return;
  throw invalid("Not a valid URL", param, "url_invalid");
}

function expiry(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + DAY;
  if (asked < now + 30 * MINUTE)
    throw invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
  if (asked > now + DAY)
    throw invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
  return asked;
}
