import type { Stripe } from "stripe";
import { newId } from "../ids.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, currency, integer, metadata, oneOf, pairs, params, text } from "../wire/params.ts";
import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";

type Code = Of<"promotion_code">;
const BASE = "/v1/promotion_codes";

const createParams = params<Stripe.PromotionCodeCreateParams>()({
  promotion: params<Stripe.PromotionCodeCreateParams.Promotion>()({ type: oneOf("coupon"), coupon: text }),
  code: text.optional(),
  active: bool.optional(),
  customer: text.optional(),
  expires_at: integer.optional(),
  max_redemptions: integer.optional(),
  metadata: pairs.optional(),
  restrictions: params<Stripe.PromotionCodeCreateParams.Restrictions>()({
    first_time_transaction: bool.optional(),
    minimum_amount: integer.optional(),
    minimum_amount_currency: currency.optional(),
  }).optional(),
});
const updateParams = params<Stripe.PromotionCodeUpdateParams>()({ active: bool.optional(), metadata: metadata.optional() });
const listParams = params<Stripe.PromotionCodeListParams>()({
  ...paging,
  ...created,
  active: bool.optional(),
  code: text.optional(),
  coupon: text.optional(),
  customer: text.optional(),
});

export const promotionCodes = [
  endpoint("POST", BASE, createParams, ({ world, params: given }) => {
    const coupon = world.store.get("coupon", given.promotion.coupon, "promotion[coupon]");
    if (given.customer) world.store.get("customer", given.customer, "customer");
    const code = given.code ?? newId("", 8).toUpperCase();
    if (!/^[a-zA-Z0-9-]+$/.test(code)) throw invalid("A code has letters, digits and dashes.", "code");
    const taken = world.store
      .all("promotion_code", { "$.active": true })
      .some((each) => each.code.toLowerCase() === code.toLowerCase());
    if (taken) throw invalid("An active promotion code with this `code` already exists.", "code");
    const made = world.store.put<Code>({
      id: newId("promo_1"),
      object: "promotion_code",
      active: given.active ?? true,
      code,
      created: world.now(),
      customer: given.customer ?? null,
      customer_account: null,
      expires_at: given.expires_at ?? null,
      livemode: false,
      max_redemptions: given.max_redemptions ?? null,
      metadata: mergeMetadata({}, given.metadata),
      promotion: { coupon: coupon.id, type: "coupon" },
      restrictions: {
        first_time_transaction: given.restrictions?.first_time_transaction ?? false,
        minimum_amount: given.restrictions?.minimum_amount ?? null,
        minimum_amount_currency: given.restrictions?.minimum_amount_currency ?? null,
      },
      times_redeemed: 0,
    });
    world.emit("promotion_code.created", made);
    return made;
  }),
  endpoint("GET", `${BASE}/:id`, params<Stripe.PromotionCodeRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("promotion_code", id),
  ),
  endpoint("GET", BASE, listParams, ({ world, params: { active, code, coupon, customer, ...page } }) =>
    world.store.page("promotion_code", BASE, page, {
      "$.active": active,
      "$.code": code,
      "$.promotion.coupon": coupon,
      "$.customer": customer,
    }),
  ),
  endpoint("POST", `${BASE}/:id`, updateParams, ({ world, params: given, id }) => {
    const before = world.store.get("promotion_code", id);
    const after = world.store.put<Code>({
      ...before,
      active: given.active ?? before.active,
      metadata: mergeMetadata(before.metadata ?? {}, given.metadata),
    });
    world.emit("promotion_code.updated", after, differences(before, after));
    return after;
  }),
];
