import { expect, test } from "vitest";
import { houseSources } from "../../scripts/imports.ts";
import { stripeCreates } from "../../scripts/stripe-calls.ts";

test.each([
  ["without options", "await stripe.refunds.create({ charge });", false],
  ["with options that name no key", "at.stripe.customers.create({ email }, { timeout: 1 });", false],
  ["with a key", "stripe.checkout.sessions.create(page, { ...patience, idempotencyKey: key });", true],
  ["with a key by its own name", "stripe.refunds.create({ charge }, { idempotencyKey });", true],
])("a planted create is seen: %s", (_what, source, keyed) => {
  expect(stripeCreates("a.ts", source)).toMatchObject([{ keyed }]);
});

test("everything that the product makes at Stripe carries an idempotency key", () => {
  const product = [...houseSources()].filter(([file]) => /^(server|worker|shared)\//.test(file));
  const creates = product.flatMap(([file, source]) => stripeCreates(file, source));
  expect(creates.map(({ call }) => call.replace(/^.*stripe\./, "")).toSorted()).toEqual(
    expect.arrayContaining([
      "billingPortal.sessions.create",
      "checkout.sessions.create",
      "customers.create",
      "refunds.create",
      "subscriptionSchedules.create",
    ]),
  );
  expect(creates.filter(({ keyed }) => !keyed)).toEqual([]);
});
