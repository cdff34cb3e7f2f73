import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import { clientOf, signIn, signUp } from "../kit/client.ts";
import type { Product } from "../kit/product.ts";
import { signInAsOperator } from "./admin-kit.ts";
import { expect, expectAccessible, test, type Person } from "./kit.ts";

/** The keys' own client of the stand-in, as somebody at Stripe's dashboard. */
function dashboard(product: Product) {
  const { stripeSecretKey: secretKey } = JSON.parse(readFileSync(join(product.dataDir, "secrets.json"), "utf8")) as {
    stripeSecretKey: string;
  };
  return createStripe({ secretKey, apiUrl: product.ready.stripe });
}

/** A new person who has bought units, paid for on Stripe's page. */
async function buyer(product: Product, who: Person, quantity: number) {
  const email = `compra-${crypto.randomUUID().slice(0, 8)}@example.test`;
  const client = clientOf(product, await signUp(product.ready, email));
  const { url, purchaseId } = await client.overage.checkout.mutate({ code: "chat_unit", quantity });
  await who.page.goto(url);
  await who.at("pay").click();
  await expect.poll(async () => (await client.overage.purchases.query({})).items[0]?.status, { timeout: 20_000 }).toBe("paid");
  return { email, client, purchaseId };
}

test("an operator pays back a part once, gives a unit, and answers who asks for more", async ({ person, product }) => {
  const owner = await person();
  const { email, client, purchaseId } = await buyer(product, owner, 3);
  const who = await person({ locale: "en-US" });
  await signInAsOperator(who, product);

  await test.step("the payment is found by the owner's address", async () => {
    await who.at("nav-payments").click();
    await expect(who.page.getByRole("heading", { level: 1 })).toHaveText("Payments");
    await who.page.getByRole("searchbox").fill(email);
    await expect(who.at("payments-row")).toHaveCount(1);
    await who.at("payments-row").click();
    await expect(who.at("detail")).toContainText("pi_");
  });

  await test.step("a part of it goes back, once, however often the button is pressed", async () => {
    await who.at("refund-start").click();
    await who.at("refund-part").click();
    await who.at("refund-amount").fill("999");
    await who.at("refund-next").click();
    await expect(who.at("refund-form")).toContainText("at most");
    await who.at("refund-amount").fill("1.50");
    await who.at("refund-next").click();
    await expect(who.at("refund-sure")).toContainText("1.50");
    await expect(who.at("refund-sure")).toContainText(email);
    await expectAccessible(who.page);
    await who.at("refund-confirm").dblclick();
    await expect(who.at("refund-done")).toContainText("1.50");
    await expect(who.at("refund-line")).toHaveCount(1);
    await expect(who.at("refund-line")).toContainText("Refunded", { timeout: 20_000 });
    expect((await client.overage.purchases.query({})).items[0]).toMatchObject({ refundedAmount: 150 });
    await expect(who.at("detail")).toContainText("Refunded in part");
  });

  await test.step("the address keeps the place; the payment is found by its number, too", async () => {
    const number = await who.at("detail").getByText(/^pi_/).innerText();
    await who.page.reload();
    await expect(who.at("refund-line")).toHaveCount(1);
    await who.page.keyboard.press("Escape");
    await who.page.keyboard.press("Control+k");
    await who.at("find-email").fill(number);
    await expect(who.at("find-payment")).toContainText(email);
    await who.page.keyboard.press("Escape");
  });

  await test.step("the owner gets a unit beside what is left", async () => {
    const { userId } = await adminPayment(product, email);
    await who.page.goto(`${product.url}/admin/ui/owners/${userId}`);
    await expect(who.at("owner-payment")).toHaveCount(1);
    await who.at("grant-start").click();
    await who.at("grant-units").fill("2");
    await who.at("grant-submit").dblclick();
    await expect(who.at("grant-done")).toBeVisible();
    await expect(who.at("owner-credit")).toHaveCount(2);
    const { items } = await client.overage.credits.query({});
    expect(items.filter(({ origin }) => origin === "goodwill").map(({ granted }) => granted)).toEqual([2]);
    await expectAccessible(who.page);
  });

  await test.step("a request waits in the inbox, and is answered", async () => {
    await client.refunds.ask.mutate({ purchaseId, text: "I bought three by mistake" });
    await who.at("nav-requests").click();
    await who.at("requests-row").filter({ hasText: email }).click();
    await expect(who.at("detail")).toContainText("I bought three by mistake");
    await who.at("decision-decline").click();
    await who.at("decision-next").click();
    await expect(who.at("decision-form")).toContainText("the owner reads it");
    await who.at("decision-answer").fill("Two of them were given to you on top.");
    await who.at("decision-next").click();
    await who.at("decision-confirm").click();
    await expect(who.at("detail")).toContainText("Declined");
    expect((await client.refunds.mine.query({})).items).toEqual([
      expect.objectContaining({ status: "declined", answer: "Two of them were given to you on top." }),
    ]);
  });
});

async function adminPayment(product: Product, email: string) {
  const operator = product.ready.signIns.find(({ role }) => role === "admin");
  const admin = clientOf(product, await signIn(product.ready, operator?.email ?? ""));
  const payment = (await admin.admin.payments.query({ email })).items[0];
  if (!payment) throw new Error(`no payment of ${email}`);
  return payment;
}

test("an operator mends what Stripe told of a price that nobody knew", async ({ person, product }) => {
  const owner = await person();
  const { email, client } = await buyer(product, owner, 1);
  const stripe = dashboard(product);
  const { stripePaymentIntentId } = await adminPayment(product, email);
  const { customer } = await stripe.paymentIntents.retrieve(stripePaymentIntentId);
  if (typeof customer !== "string") throw new Error("the payment has no customer");

  // Somebody sells a product by hand that no plan names.
  const strange = await stripe.products.create({ name: "Club" });
  const price = await stripe.prices.create({
    product: strange.id,
    currency: "eur",
    unit_amount: 900,
    recurring: { interval: "month" },
  });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: "pm_card_visa" } });
  const subscription = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });

  const who = await person({ locale: "en-US" });
  await signInAsOperator(who, product);

  await test.step("the event stands first, with why it failed", async () => {
    await who.at("nav-events").click();
    const failed = who.at("events-row").filter({ hasText: "customer.subscription.created" }).filter({ hasText: email });
    await expect
      .poll(
        async () => {
          await who.page.reload();
          await who.at("events-row").first().waitFor();
          return failed.filter({ hasText: "Failed" }).count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    await failed.first().click();
    await expect(who.at("event-error")).toContainText("price_not_found");
    // What is in the event stays in the database.
    await expect(who.at("detail")).not.toContainText("latest_invoice");
    await expectAccessible(who.page);
  });

  await test.step("once it is mended at Stripe, the event is handled again, and changes what it speaks of", async () => {
    const known = (await client.plans.list.query({})).items.find(({ code }) => code === "basic");
    const prices = await stripe.prices.list({ active: true, limit: 100 });
    const basic = prices.data.find(
      ({ currency, unit_amount, recurring }) =>
        recurring?.interval === "month" &&
        known?.prices.some((one) => one.currency === currency && one.interval === "month" && one.amount === unit_amount) &&
        currency === "eur",
    );
    if (!basic) throw new Error("no price of the basic plan at Stripe");
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: subscription.items.data[0]?.id ?? "", price: basic.id }],
      proration_behavior: "none",
    });
    await who.at("event-replay").click();
    await expect(who.at("event-replayed")).toBeVisible();
    await expect(who.at("detail")).toContainText("Handled", { timeout: 20_000 });
    await expect(who.at("event-error")).toHaveCount(0);
    expect((await client.subscriptions.my.query({})).items[0]).toMatchObject({ planCode: "basic" });
  });

  await test.step("prices are fetched from Stripe, and what nobody names is said", async () => {
    await who.page.keyboard.press("Escape");
    await who.at("nav-pricing").click();
    await who.at("pricing-sync").click();
    await expect(who.at("sync-report")).toContainText(strange.id);
    await who.at("sync-report").getByRole("button", { name: "Close the report" }).click();
    await expect(who.at("sync-report")).toHaveCount(0);
  });

  await test.step("health says what is left to look at", async () => {
    await who.at("nav-health").click();
    await expect(who.at("health-sound").or(who.at("alert").first())).toBeVisible();
    await expectAccessible(who.page);
  });
});
