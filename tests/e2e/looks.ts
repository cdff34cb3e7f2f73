import type { Page } from "@playwright/test";
import { clientOf, signIn } from "../kit/client.ts";
import type { Product } from "../kit/product.ts";
import { expect, type PersonOptions } from "./kit.ts";

/** Where screenshots are kept to be looked at; ignored by git. */
const folder = new URL("./screenshots/", import.meta.url).pathname;

/** Photographs a page as a whole once it has come to rest; one that scrolls sideways is broken, whatever it shows. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    name,
  ).toBeLessThanOrEqual(0);
}

const widths = { phone: [390, 844], desktop: [1440, 900] } as const;

/** Each width, language and theme once. */
const usual = new Set(["phone es-ES dark", "desktop en-US light"]);

interface Look extends Required<PersonOptions> {
  /** As a test's title says it: `phone, es-ES, dark`. */
  title: string;
  /** What a screenshot's file name ends with: `phone-es-dark`. */
  suffix: string;
}

/** How pages are photographed: two looks, or all eight with SCREENSHOTS=all. */
export const looks: Look[] = (["es-ES", "en-US"] as const).flatMap((locale) =>
  (["dark", "light"] as const).flatMap((theme) =>
    (["phone", "desktop"] as const)
      .filter((device) => process.env["SCREENSHOTS"] === "all" || usual.has(`${device} ${locale} ${theme}`))
      .map((device) => ({
        title: `${device}, ${locale}, ${theme}`,
        suffix: `${device}-${locale.slice(0, 2)}-${theme}`,
        locale,
        theme,
        width: widths[device][0],
        height: widths[device][1],
      })),
  ),
);

/** Gives somebody one chat more: every look starts a consult, and a plan has only so many for all of them. */
export async function giveChat(product: Product, to: ReturnType<typeof clientOf>): Promise<void> {
  const operator = product.ready.signIns.find(({ role }) => role === "admin");
  if (!operator) throw new Error("no operator among the demo sign-ins");
  const asOperator = clientOf(product, await signIn(product.ready, operator.email));
  const { id } = await to.me.get.query({});
  await asOperator.admin.grantCredit.mutate({ userId: id, type: "chat", units: 1, requestId: crypto.randomUUID() });
}
