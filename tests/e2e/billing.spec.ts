import { expect, expectAccessible, test, type Person } from "./kit.ts";
import { buyPlan, cards, newOwner } from "./money-kit.ts";

const toBilling = async (owner: Person, url: string) => {
  await owner.page.goto(`${url}/app/billing`);
  await expect(owner.at("current-plan")).toBeVisible();
};

test("a plan is canceled, resumed, upgraded, stepped down and ended, each told before it happens", async ({
  person,
  product,
}) => {
  const owner = await person({ width: 390, height: 844 });
  await newOwner(product, owner);
  await buyPlan(product, owner, "plus");
  await toBilling(owner, product.url);
  const current = owner.at("current-plan");
  await expect(owner.at("invoice-row")).toHaveAttribute("data-status", "paid");

  await test.step("cancel at the period's end, and think better of it", async () => {
    await owner.at("plan-cancel").click();
    await expect(owner.at("cancel-period_end")).toBeChecked();
    await expectAccessible(owner.page);
    await owner.at("cancel-confirm").click();
    await expect(current).toHaveAttribute("data-status", "ending");
    await expect(current).toContainText("No se cobra nada más");
    await owner.at("plan-resume").click();
    await expect(current).toHaveAttribute("data-status", "active");
  });

  await test.step("upgrade: what is paid today is said, then charged", async () => {
    await owner.at("plan-change").click();
    await owner.at("plan-family").click();
    await expect(owner.at("change-ask")).toContainText("Hoy paga");
    await expectAccessible(owner.page);
    const due = (await owner.at("change-confirm").textContent())?.match(/[\d.,]+/)?.[0] ?? "";
    await owner.at("change-confirm").click();
    await expect(current).toHaveAttribute("data-plan", "family");
    await expect(owner.at("usage-chat")).toHaveAttribute("data-included", "12");
    await expect(owner.at("invoice-row").filter({ hasText: due })).toHaveAttribute("data-status", "paid");
  });

  await test.step("downgrade: nothing today, the present plan until the period's end; it can be undone", async () => {
    await owner.at("plan-change").click();
    await owner.at("plan-basic").click();
    await expect(owner.at("change-ask")).toContainText("Hoy no paga nada");
    await owner.at("change-confirm").click();
    await expect(current).toContainText("cambia a Básico");
    await expect(current).toHaveAttribute("data-plan", "family");
    await owner.at("plan-resume").click();
    await expect(current).not.toContainText("cambia a Básico");
  });

  await test.step("end it now", async () => {
    await owner.at("plan-cancel").click();
    await owner.at("cancel-now").check();
    await owner.at("cancel-confirm").click();
    await expect(owner.page.getByText("Sin plan todavía")).toBeVisible();
    await expect(current).toHaveCount(0);
  });
});

test("a refused upgrade changes and charges nothing, and leads to the card", async ({ person, product }) => {
  const owner = await person();
  const { client } = await newOwner(product, owner);
  await buyPlan(product, owner, "basic");
  await toBilling(owner, product.url);

  await test.step("another card, on Stripe's page", async () => {
    await owner.at("portal").click();
    await owner.at("change-card").click();
    await owner.page.locator('[name="number"]').fill(cards.refusedLater);
    await owner.page.locator('[name="number"]').press("Enter");
    await owner.at("return").click();
    await expect(owner.at("current-plan")).toBeVisible();
  });

  await owner.at("plan-change").click();
  await owner.at("plan-plus").click();
  await owner.at("change-confirm").click();
  await expect(owner.at("fix-card")).toContainText("No se ha cambiado ni cobrado nada");
  const { items } = await client.subscriptions.my.query({});
  expect(items.find(({ live }) => live)?.planCode).toBe("basic");

  await test.step("the language chosen on a page is the profile's, too", async () => {
    await owner.page.getByRole("button", { name: "English" }).click();
    await expect(owner.at("fix-card")).toContainText("Nothing was changed or charged");
    await expect.poll(async () => (await client.me.get.query({})).language).toBe("en");
  });

  await owner.at("fix-card-open").click();
  await expect(owner.at("change-card")).toBeVisible();
});
