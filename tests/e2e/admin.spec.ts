import { expect, test, type Person } from "./kit.ts";

async function signInAsOperator(who: Person, address: string, email: string, password: string): Promise<void> {
  await who.page.goto(address);
  await who.fill("admin-signin-email", email);
  await who.fill("admin-signin-password", password);
  await who.press("admin-signin-submit");
}

test("the operator finds an owner's money and consults by an e-mail address", async ({ person, product }) => {
  const { admin, signIns } = product.ready;
  const operator = signIns.find(({ role }) => role === "admin");
  if (!operator) throw new Error("no admin among the demo sign-ins");
  const who = await person({ locale: "en-US" });
  await signInAsOperator(who, admin, operator.email, operator.password);
  await expect(who.at("subscriptions-row").first()).toBeVisible();

  who.startCounting();
  who.interactions += 1;
  await who.page.keyboard.press("Control+k");
  await who.fill("find-email", "ana@demo.callavet.test");
  await expect(who.at("find-result").getByTestId("owner-subscription").first()).toContainText("Plus");
  await expect(who.at("find-result").getByTestId("owner-session").first()).toBeVisible();
  console.log(`budget: admin, e-mail → an owner's money and consults: ${who.interactions} of 2 interactions`);
  expect(who.interactions).toBeLessThanOrEqual(2);

  await test.step("a filter is kept in the address", async () => {
    await who.page.keyboard.press("Escape");
    await who.page.goto(`${product.url}/admin/ui/sessions`);
    const rows = who.at("sessions-row");
    await expect(rows.filter({ hasText: "emily.carter" }).first()).toBeVisible();
    await who.page.getByRole("searchbox").first().fill("ana@");
    await expect(rows.filter({ hasText: "emily.carter" })).toHaveCount(0);
    await who.page.reload();
    await expect(rows.first()).toContainText("ana@");
    await expect(rows.filter({ hasText: "emily.carter" })).toHaveCount(0);
  });
});

test("an owner is refused at the operator's door, and shown the way out", async ({ person, product }) => {
  const ana = product.ready.signIns.find(({ email }) => email.startsWith("ana@"));
  if (!ana) throw new Error("no Ana among the demo sign-ins");
  const who = await person();
  await signInAsOperator(who, product.ready.admin, ana.email, ana.password);
  await expect(who.at("admin-refused")).toBeVisible();
  await expect(who.at("subscriptions-row")).toHaveCount(0);
});
