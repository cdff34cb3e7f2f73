import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { clientOf, signIn } from "../kit/client.ts";
import { expect, expectAccessible, test } from "./kit.ts";

/** Every page, at both widths, in both languages and themes, into an ignored folder, to be looked at. */
const folder = new URL("./screenshots/", import.meta.url).pathname;
const widths = { phone: [390, 844], desktop: [1440, 900] } as const;

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  // A page that scrolls sideways on a phone is broken, whatever it shows.
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    name,
  ).toBeLessThanOrEqual(0);
}

for (const locale of ["es-ES", "en-US"] as const)
  for (const theme of ["dark", "light"] as const)
    for (const [device, [width, height]] of Object.entries(widths))
      test(`pages: ${device}, ${locale}, ${theme}`, async ({ person, product }) => {
        mkdirSync(folder, { recursive: true });
        const name = (page: string) => `${page}-${device}-${locale.slice(0, 2)}-${theme}`;
        const demo = (start: string) => {
          const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
          if (!found) throw new Error(`no ${start} among the demo sign-ins`);
          return found;
        };

        const words = (es: string, en: string) => (locale === "es-ES" ? es : en);
        const owner = await person({ width, height, locale, theme });
        const see = async (path: string, page: string) => {
          await owner.page.goto(`${product.url}${path}`);
          await shoot(owner.page, name(page));
          await expectAccessible(owner.page);
        };
        await see("/", "landing");
        await see("/sign-up", "sign-up");
        const ana = demo("ana@");
        await owner.signIn(ana.email, ana.password, "/app");
        for (const page of ["", "/billing", "/plans", "/pets", "/consults"])
          await see(`/app${page}`, `app${page.replace("/", "-")}`);

        const asAna = clientOf(product, await signIn(product.ready, ana.email));
        const past = await asAna.sessions.list.query({ status: "completed", limit: 1 });
        if (past.items[0]) await see(`/app/consults/${past.items[0].id}`, "consult-ended");

        const pet = (await asAna.pets.list.query({})).items[0];
        const { session } = await asAna.sessions.start.mutate({
          type: "chat",
          petId: pet?.id,
          text: words("Come poco desde ayer y está decaída", "She has eaten little since yesterday and seems low"),
        });
        await see(`/app/consults/${session.id}`, "consult-waiting");

        const vera = demo("vera@");
        const vet = await person({ width, height, locale, theme });
        await vet.signIn(vera.email, vera.password, "/vet");
        await expect(vet.at("queue-item").first()).toBeVisible();
        await shoot(vet.page, name("vet-queue"));
        await expectAccessible(vet.page);
        await vet.page.getByTestId("claim").first().click();
        await expect(vet.at("chat-input")).toBeFocused();
        // In the dark the vet answers, and the plan pays; in the light nobody does, and nothing is charged.
        const speaker = theme === "dark" ? vet : owner;
        await speaker.at("chat-input").fill(words("Hola. ¿Bebe agua con normalidad?", "Hello. Is she drinking as usual?"));
        await speaker.at("chat-input").press("Enter");
        for (const who of [owner, vet]) await expect(who.at("message")).toHaveCount(1);
        await shoot(owner.page, name("consult-active"));
        await shoot(vet.page, name("vet-consult"));
        await expectAccessible(vet.page);
        await vet.at("end-consult").click();
        await vet.at("end-confirm").click();
        await expect(owner.at("receipt")).toBeVisible();
        await shoot(owner.page, name("consult-receipt"));

        const operator = await person({ width, height, locale, theme });
        const admin = demo("admin@");
        await operator.page.goto(product.ready.admin);
        await shoot(operator.page, name("admin-sign-in"));
        await operator.fill("admin-signin-email", admin.email);
        await operator.fill("admin-signin-password", admin.password);
        await operator.press("admin-signin-submit");
        await expect(operator.at("subscriptions-row").first()).toBeVisible();
        for (const [page, row] of [
          ["subscriptions", "subscriptions-row"],
          ["sessions", "sessions-row"],
          ["pricing", "pricing-plan"],
        ] as const) {
          await operator.page.goto(`${product.url}/admin/ui/${page}`);
          await expect(operator.at(row).first()).toBeVisible();
          await shoot(operator.page, name(`admin-${page}`));
          await expectAccessible(operator.page);
        }
      });
