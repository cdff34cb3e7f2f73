import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked, clockedCustomer, day } from "./stripe-plans.ts";
import { openCheckout, press, startStandIn } from "./stripe-stand-in.ts";

const typeCode = (url: string, code: string) =>
  fetch(`${url}/code`, { method: "POST", body: new URLSearchParams({ code }), redirect: "manual" });

test("coupons and codes are made, found and switched off", async () => {
  const { stripe } = await startStandIn();
  const coupon = await stripe.coupons.create({ id: "spring", percent_off: 25, duration: "once", name: "Primavera" });
  expect(coupon).toMatchObject({ id: "spring", percent_off: 25, valid: true, times_redeemed: 0 });
  await expect(stripe.coupons.create({ id: "spring", percent_off: 10 })).rejects.toMatchObject({
    code: "resource_already_exists",
  });
  await expect(stripe.coupons.create({ percent_off: 10, amount_off: 100 })).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.coupons.create({ amount_off: 100 })).rejects.toMatchObject({ param: "currency" });
  await expect(stripe.coupons.create({ percent_off: 10, duration: "repeating" })).rejects.toMatchObject({
    param: "duration_in_months",
  });
  const promotion = { type: "coupon" as const, coupon: coupon.id };
  const code = await stripe.promotionCodes.create({ promotion, code: "GUAU" });
  expect(await stripe.promotionCodes.retrieve(code.id)).toMatchObject({ code: "GUAU", active: true, promotion });
  await expect(stripe.promotionCodes.create({ promotion, code: "guau" })).rejects.toMatchObject({ param: "code" });
  expect((await stripe.promotionCodes.list({ code: "GUAU" })).data).toHaveLength(1);
  expect((await stripe.promotionCodes.update(code.id, { active: false })).active).toBe(false);
  expect((await stripe.coupons.list()).data.map(({ id }) => id)).toEqual(["spring"]);
});

test("a code that is typed on the payment page takes off what it says, once", async () => {
  const { stripe } = await startStandIn();
  const coupon = await stripe.coupons.create({ percent_off: 25, duration: "once" });
  await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "GUAU", max_redemptions: 1 });
  const { session, url } = await openCheckout(stripe, { allow_promotion_codes: true, locale: "en" });
  const wrong = await typeCode(url, "<b>MIAU</b>");
  expect(wrong.status).toBe(400);
  const page = await wrong.text();
  expect(page).toContain("This code is not valid or can no longer be used.");
  expect(page).not.toContain("<b>MIAU");
  expect((await typeCode(url, " guau ")).status).toBe(303);
  const reduced = await (await fetch(url)).text();
  expect(reduced).toContain("-$4.98");
  expect(reduced).toContain("Pay $14.92");
  expect((await typeCode(url, "")).status).toBe(303);
  expect((await stripe.checkout.sessions.retrieve(session.id)).amount_total).toBe(1990);
  await typeCode(url, "GUAU");
  await press(url);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["invoice", "subscription", "line_items"] });
  expect(done).toMatchObject({
    amount_subtotal: 1990,
    amount_total: 1492,
    total_details: { amount_discount: 498 },
    invoice: { subtotal: 1990, total: 1492, amount_paid: 1492, total_discount_amounts: [{ amount: 498 }] },
    line_items: { data: [{ amount_discount: 498, amount_total: 1492 }] },
  });
  expect((done.subscription as Stripe.Subscription).discounts).toEqual([]);
  const [intent] = (await stripe.paymentIntents.list()).data;
  expect(intent?.amount).toBe(1492);
  expect(await stripe.coupons.retrieve(coupon.id)).toMatchObject({ times_redeemed: 1 });

  const second = await openCheckout(stripe, { allow_promotion_codes: true });
  expect((await typeCode(second.url, "GUAU")).status).toBe(400);
  const closed = await openCheckout(stripe);
  expect((await fetch(closed.url).then((answer) => answer.text())).includes('data-testid="code"')).toBe(false);
  expect((await typeCode(closed.url, "GUAU")).status).toBe(303);
  expect((await stripe.checkout.sessions.retrieve(closed.session.id)).amount_total).toBe(1990);
});

test("a coupon lasts once, some months, or for ever", async () => {
  const { stripe, customer, plans, start, advance } = await clockedCustomer();
  const totals = async (params: Stripe.CouponCreateParams) => {
    const coupon = await stripe.coupons.create(params);
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: plans.plus.id }],
      discounts: [{ coupon: coupon.id }],
    });
    return async () => (await stripe.invoices.list({ subscription: id })).data.map(({ total }) => total).toReversed();
  };
  const once = await totals({ percent_off: 100, duration: "once" });
  const months = await totals({ amount_off: 500, currency: "usd", duration: "repeating", duration_in_months: 2 });
  const always = await totals({ percent_off: 50, duration: "forever" });
  await advance(start + 70 * day);
  expect(await once()).toEqual([0, 1990, 1990]);
  expect(await months()).toEqual([1490, 1490, 1990]);
  expect(await always()).toEqual([995, 995, 995]);
});

test("what was paid with a discount is credited with it, and what comes keeps it", async () => {
  const { stripe, subscription, item, plans, start, advance } = await clocked({});
  const coupon = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
  const { customer } = subscription;
  const halved = await stripe.subscriptions.create({
    customer: typeof customer === "string" ? customer : customer.id,
    items: [{ price: plans.plus.id }],
    discounts: [{ coupon: coupon.id }],
  });
  const [half] = halved.items.data;
  await advance(start + 10 * day);
  const change = (id: string, at: string) =>
    stripe.invoices.createPreview({
      subscription: id,
      subscription_details: {
        items: [{ id: at, price: plans.family.id }],
        proration_behavior: "always_invoice",
        proration_date: start + 10 * day,
      },
    });
  const [whole, reduced] = [await change(subscription.id, item.id), await change(halved.id, half?.id ?? "")];
  expect(Math.abs(reduced.total - whole.total / 2)).toBeLessThanOrEqual(1);
});
