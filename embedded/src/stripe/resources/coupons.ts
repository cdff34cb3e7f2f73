import type { Stripe } from "stripe";
import { newId } from "../ids.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { currency, integer, metadata, oneOf, params, text } from "../wire/params.ts";
import { z } from "zod";
import type { Of } from "../wire/stored.ts";

const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, "Invalid percentage")
  .transform(Number)
  .refine((n) => n > 0 && n <= 100, "must be greater than 0 and at most 100");
const positive = integer.refine((n) => n > 0, "must be greater than 0");

const createParams = params<Stripe.CouponCreateParams>()({
  id: text.optional(),
  name: text.optional(),
  percent_off: percent.optional(),
  amount_off: positive.optional(),
  currency: currency.optional(),
  duration: oneOf("forever", "once", "repeating").optional(),
  duration_in_months: positive.optional(),
  max_redemptions: positive.optional(),
  redeem_by: integer.optional(),
  metadata: metadata.optional(),
});
const updateParams = params<Stripe.CouponUpdateParams>()({ name: text.optional(), metadata: metadata.optional() });

export const coupons = [
  endpoint("POST", "/v1/coupons", createParams, ({ world, params: given }) => {
    const { percent_off = null, amount_off = null, duration = "once" } = given;
    if ((percent_off === null) === (amount_off === null))
      throw invalid("You must specify exactly one of these parameters: amount_off, percent_off.", "percent_off");
    if (amount_off !== null && given.currency === undefined)
      throw invalid("Missing required param: currency.", "currency", "parameter_missing");
    if ((duration === "repeating") !== (given.duration_in_months !== undefined))
      throw invalid("`duration_in_months` belongs to the duration `repeating`, and it needs it.", "duration_in_months");
    if (given.id !== undefined && world.store.any(given.id))
      throw invalid("Coupon already exists.", "id", "resource_already_exists");
    const coupon = world.store.put<Of<"coupon">>({
      id: given.id ?? newId("", 8),
      object: "coupon",
      amount_off,
      created: world.now(),
      currency: amount_off === null ? null : (given.currency ?? null),
      duration,
      duration_in_months: given.duration_in_months ?? null,
      livemode: false,
      max_redemptions: given.max_redemptions ?? null,
      metadata: mergeMetadata({}, given.metadata),
      name: given.name ?? null,
      percent_off,
      redeem_by: given.redeem_by ?? null,
      times_redeemed: 0,
      valid: true,
    });
    world.emit("coupon.created", coupon);
    return coupon;
  }),
  endpoint("GET", "/v1/coupons/:id", params<Stripe.CouponRetrieveParams>()({}), ({ world, id }) => world.store.get("coupon", id)),
  endpoint("GET", "/v1/coupons", params<Stripe.CouponListParams>()({ ...paging, ...created }), ({ world, params: page }) =>
    world.store.page("coupon", "/v1/coupons", page),
  ),
  endpoint("POST", "/v1/coupons/:id", updateParams, ({ world, params: given, id }) => {
    const current = world.store.get("coupon", id);
    const coupon = world.store.put<Of<"coupon">>({
      ...current,
      name: given.name ?? current.name,
      metadata: mergeMetadata(current.metadata ?? {}, given.metadata),
    });
    world.emit("coupon.updated", coupon, {});
    return coupon;
  }),
  // What was redeemed before stays redeemed: the coupon is only not to be had any more.
  endpoint("DELETE", "/v1/coupons/:id", params<Stripe.CouponDeleteParams>()({}), ({ world, id }) => {
    const coupon = world.store.put<Of<"coupon">>({ ...world.store.get("coupon", id), valid: false, redeem_by: 0 });
    world.emit("coupon.deleted", coupon);
    return { id, object: "coupon", deleted: true };
  }),
];
