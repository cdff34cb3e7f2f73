import { expect, expectAccessible, test } from "./kit.ts";
import { ask, buyPlan, cards, holdConsult, newOwner, onDashboard, payWith, useUp } from "./money-kit.ts";

const PROBLEM = "Mi gata respira rápido y no come desde ayer";
const idOf = (url: string) => url.match(/consults\/([0-9a-f-]{36})/)?.[1] ?? "";

test("out of units, bought from the paywall in mid-start, refunded at Stripe", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  const { email, client } = await newOwner(product, owner);
  await buyPlan(product, owner, "basic");
  await useUp(product, client, 2);

  const consult = await test.step("four interactions, and the text is typed once", async () => {
    await ask(product, owner, PROBLEM);
    await expect(owner.at("buy-consult")).toContainText("7,90");
    await expect(owner.page.getByText(PROBLEM)).toBeVisible();
    await expectAccessible(owner.page);
    const id = idOf(owner.page.url());
    await owner.press("buy-consult");
    await owner.press("pay");
    await expect(owner.at("waiting-room")).toBeVisible({ timeout: 20_000 });
    expect(idOf(owner.page.url())).toBe(id);
    await expect(owner.page.getByText(PROBLEM)).toBeVisible();
    console.log(`budget: out of units → paid → same waiting room: ${owner.interactions} of 4 interactions`);
    expect(owner.interactions).toBeLessThanOrEqual(4);
    expect(owner.characters).toBe(PROBLEM.length);
    return id;
  });

  await test.step("the receipt names the purchase, its amount and Stripe's receipt", async () => {
    await holdConsult(product, consult);
    await expect(owner.at("receipt")).toHaveAttribute("data-paid-by", "purchase");
    await expect(owner.at("receipt")).toContainText("7,90");
    const address = await owner.at("receipt").locator("a.outside").getAttribute("href");
    expect(address?.startsWith(product.ready.stripe)).toBe(true);
    expect((await owner.context.request.get(address ?? "")).status()).toBe(200);
    await owner.at("refund-ask").click();
    await owner.at("refund-text").fill("La doctora no pudo ayudarme.");
    await owner.at("refund-send").click();
    await expect(owner.at("refund-state")).toHaveAttribute("data-status", "open");
  });

  await test.step("a refund on the dashboard is seen here without a reload", async () => {
    await owner.page.goto(`${product.url}/app/billing`);
    await expect(owner.at("purchase-row")).toHaveAttribute("data-refunded", "0");
    await onDashboard(product, owner, email, "Refund all");
    await expect(owner.at("purchase-row")).toHaveAttribute("data-refunded", "790");
    await owner.page.goto(`${product.url}/app/consults/${consult}`);
    await expect(owner.at("receipt-refunded")).toContainText("7,90");
  });
});

test("credits are bought ahead, and one pays for the next consult", async ({ person, product }) => {
  const owner = await person({ locale: "en-US" });
  await newOwner(product, owner);
  await owner.page.goto(`${product.url}/app/billing`);
  await owner.at("buy-more").click();
  await owner.at("buy-more").click();
  await expect(owner.at("buy-submit")).toContainText("3 consults for $23.70");
  await owner.at("buy-submit").click();
  await owner.at("pay").click();
  await expect(owner.at("purchase-outcome")).toHaveAttribute("data-status", "paid", { timeout: 20_000 });
  await expect(owner.at("purchase-outcome")).toContainText("3 credits");
  await owner.at("outcome-billing").click();
  await expect(owner.at("credit-row")).toHaveAttribute("data-remaining", "3");
  await expectAccessible(owner.page);

  await ask(product, owner, "My rabbit has not eaten since last night");
  await expect(owner.at("waiting-room")).toBeVisible();
  expect(owner.interactions).toBe(2);
  await holdConsult(product, idOf(owner.page.url()));
  await expect(owner.at("receipt")).toHaveAttribute("data-paid-by", "credit");
  await owner.page.goto(`${product.url}/app/billing`);
  await expect(owner.at("credit-row")).toHaveAttribute("data-remaining", "2");
});

test("a declined card charges nothing and keeps the consult; the bank's question leads to the waiting room", async ({
  person,
  product,
}) => {
  const owner = await person({ width: 390, height: 844 });
  await newOwner(product, owner);
  await ask(product, owner, PROBLEM);
  await owner.at("buy-consult").click();
  await payWith(owner, cards.declined);
  await expect(owner.at("problem")).toContainText("No se ha cobrado nada");
  await owner.at("cancel").click();
  await expect(owner.at("checkout-canceled")).toContainText("No se ha cobrado nada");
  await expect(owner.page.getByText(PROBLEM)).toBeVisible();

  await owner.at("buy-consult").click();
  await payWith(owner, cards.asksTheBank);
  await owner.at("approve").click();
  await expect(owner.at("waiting-room")).toBeVisible({ timeout: 20_000 });
});

test("a payment that takes days is told as such, and opens the waiting room when it comes", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  const { email } = await newOwner(product, owner);
  await ask(product, owner, PROBLEM);
  const payByBank = async () => {
    await owner.at("buy-consult").click();
    await owner.page.locator("details.other summary").click();
    await owner.at("pay-bank").click();
    await expect(owner.at("purchase-outcome")).toHaveAttribute("data-status", "processing", { timeout: 20_000 });
    await owner.at("outcome-next").click();
    await expect(owner.at("purchase-processing")).toBeVisible();
    await expect(owner.at("buy-consult")).toHaveCount(0);
  };
  await payByBank();
  await onDashboard(product, owner, email, "Let it fail");
  await expect(owner.at("purchase-failed")).toContainText("No se ha cobrado nada");

  await payByBank();
  await onDashboard(product, owner, email, "Let it succeed");
  await expect(owner.at("waiting-room")).toBeVisible({ timeout: 20_000 });
});

test("what is paid for a consult that is gone becomes a credit, and is told so", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  const { client } = await newOwner(product, owner);
  await ask(product, owner, PROBLEM);
  await expect(owner.at("buy-consult")).toBeVisible();
  const sessionId = idOf(owner.page.url());
  await owner.at("buy-consult").click();
  await expect(owner.at("pay")).toBeVisible();
  await client.sessions.end.mutate({ sessionId });
  await owner.at("pay").click();
  await expect(owner.at("purchase-outcome")).toContainText("No ha perdido nada", { timeout: 20_000 });
  await owner.at("outcome-billing").click();
  await expect(owner.at("credit-row")).toHaveAttribute("data-remaining", "1");
});
