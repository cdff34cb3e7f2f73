import type { Stripe } from "stripe";
import { type Order, putOrder } from "../flows/checkout-order.ts";
import { newId } from "../ids.ts";
import { checkoutSessionObject } from "../objects/checkout-session.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { bool, integer, list, oneOf, pairs, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Create = Stripe.Checkout.SessionCreateParams;
const MINUTE = 60;
const DAY = 86_400;

// The languages that Stripe's page has; the stand-in's own page is in Spanish and English.
const locale = oneOf(
  "auto",
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "en-GB",
  "es",
  "es-419",
  "et",
  "fi",
  "fil",
  "fr",
  "fr-CA",
  "hr",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "ms",
  "mt",
  "nb",
  "nl",
  "pl",
  "pt",
  "pt-BR",
  "ro",
  "ru",
  "sk",
  "sl",
  "sv",
  "th",
  "tr",
  "vi",
  "zh",
  "zh-HK",
  "zh-TW",
);
const lineItem = params<Stripe.Checkout.SessionCreateParams.LineItem>()({ price: text, quantity: integer.optional() });
const createParams = params<Create>()({
  mode: oneOf("payment", "setup", "subscription"),
  line_items: list(lineItem),
  success_url: text,
  cancel_url: text.optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  client_reference_id: text.optional(),
  metadata: pairs.optional(),
  subscription_data: params<Stripe.Checkout.SessionCreateParams.SubscriptionData>()({
    metadata: pairs.optional(),
    description: text.optional(),
  }).optional(),
  locale: locale.optional(),
  allow_promotion_codes: bool.optional(),
  expires_at: integer.optional(),
  ui_mode: oneOf("hosted_page").optional(),
});

export const createCheckoutSession = endpoint("POST", "/v1/checkout/sessions", createParams, ({ world, params: given }) => {
  // The other modes come with the purchases that need them.
  if (given.mode !== "subscription") throw invalid(`This stand-in has no checkout in \`${given.mode}\` mode yet.`, "mode");
  if (given.customer && given.customer_email)
    throw invalid("You may only specify one of these parameters: customer, customer_email.", "customer_email");
  for (const param of ["success_url", "cancel_url"] as const) checkUrl(given[param], param);
  const now = world.now();
  const items = given.line_items.map(({ price, quantity = 1 }, index) => ({
    price: recurringPrice(world, price, index),
    quantity,
  }));
  const [first] = items;
  if (!first) throw invalid("`line_items` must not be empty.", "line_items", "parameter_missing");
  if (items.some(({ price }) => price.currency !== first.price.currency))
    throw invalid("All prices on a session must have the same currency.", "line_items");

  const session = world.store.put(
    checkoutSessionObject({
      mode: given.mode,
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
  putOrder(world.store, session.id, order);
  return session;
});

function recurringPrice(world: World, id: string, index: number): Of<"price"> {
  const param = nameOf(["line_items", index, "price"]);
  const price = world.store.get("price", id, param);
  if (!price.active) throw invalid("The price specified is inactive. This field only accepts active prices.", param);
  if (!price.recurring) throw invalid("You specified `subscription` mode but passed a price that does not recur.", param);
  return price;
}

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
