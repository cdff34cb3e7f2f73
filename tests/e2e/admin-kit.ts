import type { Product } from "../kit/product.ts";
import { expect, type Person } from "./kit.ts";

/** Through the operator's own door, as the demo's admin. */
export async function signInAsOperator(who: Person, product: Product): Promise<void> {
  const operator = product.ready.signIns.find(({ role }) => role === "admin");
  if (!operator) throw new Error("no admin among the demo sign-ins");
  await who.page.goto(product.ready.admin);
  await who.fill("admin-signin-email", operator.email);
  await who.fill("admin-signin-password", operator.password);
  await who.press("admin-signin-submit");
  await expect(who.at("account-menu")).toBeVisible();
}
