import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStripe } from "@callavet/embedded/stripe/start.ts";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import { expect, type Page, test } from "@playwright/test";

const secretKey = "sk_test_page";

/** A checkout on a stand-in of its own: what is looked at here is the page, not the product around it. */
async function openPage(page: Page, run: (paid: () => Promise<string | null>) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "stripe-page-"));
  const standIn = await startStripe({ dataDir, port: 0, secretKey, webhook: null });
  try {
    const stripe = createStripe({ secretKey, apiUrl: standIn.url });
    const session = await stripe.checkout.sessions.create({
      mode: "payment",
      locale: "en",
      customer_email: "ana@demo.callavet.test",
      line_items: [{ price_data: { currency: "usd", unit_amount: 790, product_data: { name: "Extra chat" } }, quantity: 2 }],
      success_url: `${standIn.url}/dashboard#paid`,
    });
    await page.goto(session.url ?? "");
    await run(async () => (await stripe.checkout.sessions.retrieve(session.id)).payment_status);
  } finally {
    await standIn.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

test.use({ viewport: { width: 360, height: 740 } });

test("on a phone, with the keyboard: declined, refused at the bank, then approved", async ({ page }) => {
  await openPage(page, async (paid) => {
    await expect(page.getByText("Purchase of Extra chat × 2")).toBeVisible();
    const number = page.locator("#card").getByLabel("Card number");
    const pay = async (card: string) => {
      await number.fill(card);
      await number.press("Enter");
    };
    await pay("4000000000009995");
    await expect(page.getByRole("alert")).toContainText("insufficient funds");
    await expect(number).toHaveAccessibleDescription(/insufficient funds/);
    expect(await paid()).toBe("unpaid");

    await pay("4000002500003155");
    await expect(page.getByRole("heading", { name: "Your bank asks you to confirm this payment" })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await page.getByRole("button", { name: "Refuse it" }).press("Enter");
    await expect(page.getByRole("alert")).toContainText("could not confirm that it was you");

    await pay("4000002500003155");
    await page.getByRole("button", { name: "Approve the payment" }).press("Enter");
    await page.waitForURL(/#paid$/);
    expect(await paid()).toBe("paid");
  });
});

test("by bank debit, the page is done and the money is not there yet", async ({ page }) => {
  await openPage(page, async (paid) => {
    await page.getByText("Pay by bank debit").press("Enter");
    await page.getByRole("button", { name: /^Debit / }).press("Enter");
    await page.waitForURL(/#paid$/);
    expect(await paid()).toBe("unpaid");
    await page.getByRole("button", { name: "Let it succeed" }).click();
    await expect(page.getByText("succeeded", { exact: true })).toBeVisible();
    expect(await paid()).toBe("paid");
  });
});
